package fr.creneau.city.tiles;

import java.util.ArrayList;
import java.util.List;

/** An upright box that cuts lines (Liang and Barsky). Its y points down. Immutable. */
record Box(double left, double top, double right, double bottom) {

    boolean contains(double x, double y) {
        return x >= left && x <= right && y >= top && y <= bottom;
    }

    /** The pieces of the line inside, each of two points or more. */
    List<Path2> cutLine(Path2 line) {
        List<Path2> pieces = new ArrayList<>();
        Path2 piece = new Path2();
        for (int i = 1; i < line.size(); i++) {
            double[] share = shareInside(line.x(i - 1), line.y(i - 1), line.x(i), line.y(i));
            if (share.length == 0) {
                piece = closed(piece, pieces);
                continue;
            }
            double dx = line.x(i) - line.x(i - 1);
            double dy = line.y(i) - line.y(i - 1);
            if (share[0] > 0 || piece.size() == 0) {
                piece = closed(piece, pieces);
                piece.add(line.x(i - 1) + share[0] * dx, line.y(i - 1) + share[0] * dy);
            }
            piece.add(line.x(i - 1) + share[1] * dx, line.y(i - 1) + share[1] * dy);
            if (share[1] < 1) {
                piece = closed(piece, pieces);
            }
        }
        closed(piece, pieces);
        return pieces;
    }

    private static Path2 closed(Path2 piece, List<Path2> pieces) {
        if (piece.size() >= 2) {
            pieces.add(piece);
        }
        return piece.size() == 0 ? piece : new Path2();
    }

    /** From where to where the segment is inside, as shares of it; empty when it is not. */
    private double[] shareInside(double x1, double y1, double x2, double y2) {
        double from = 0;
        double to = 1;
        double[] direction = {x1 - x2, x2 - x1, y1 - y2, y2 - y1};
        double[] distance = {x1 - left, right - x1, y1 - top, bottom - y1};
        for (int side = 0; side < 4; side++) {
            if (direction[side] == 0) {
                if (distance[side] < 0) {
                    return new double[0];
                }
                continue;
            }
            double share = distance[side] / direction[side];
            if (direction[side] < 0) {
                from = Math.max(from, share);
            } else {
                to = Math.min(to, share);
            }
        }
        return from <= to ? new double[] {from, to} : new double[0];
    }

    /** Where a point at the edge is, clockwise from the top left corner: 0..1 along the top, 1..2 down the right … 4. */
    double around(double x, double y) {
        double across = (x - left) / (right - left);
        double down = (y - top) / (bottom - top);
        double nearest = Math.min(Math.min(across, 1 - across), Math.min(down, 1 - down));
        if (nearest == down) {
            return across;
        } else if (nearest == 1 - across) {
            return 1 + down;
        } else if (nearest == 1 - down) {
            return 2 + (1 - across);
        }
        return 3 + (1 - down);
    }

    /** Adds the corner with that number, clockwise from 0 at the top left. */
    void addCorner(int number, Path2 path) {
        path.add(number % 4 == 0 || number % 4 == 3 ? left : right, number % 4 == 0 || number % 4 == 1 ? top : bottom);
    }
}
