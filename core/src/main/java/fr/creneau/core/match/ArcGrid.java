package fr.creneau.core.match;

import java.util.Arrays;

/**
 * Finds the arcs near a point: a grid of square cells, each with the arcs that may touch it, in flat arrays. Made once for
 * each net; immutable, but for {@link Search}, of which each thread has its own.
 */
public final class ArcGrid {
    private static final double CELL_METRES = 100;
    private static final int MOST_CELLS = 1 << 22;

    private final StreetNet net;
    private final double cell;
    private final double left;
    private final double bottom;
    private final int columns;
    private final int rows;
    private final int[] first;
    private final int[] arcs;

    public ArcGrid(StreetNet net) {
        this.net = net;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        double leftmost = Double.POSITIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (int node = 0; node < net.nodes(); node++) {
            leftmost = Math.min(leftmost, net.x(node));
            right = Math.max(right, net.x(node));
            lowest = Math.min(lowest, net.y(node));
            top = Math.max(top, net.y(node));
        }
        this.left = leftmost;
        this.bottom = lowest;
        this.cell = Math.max(CELL_METRES, Math.sqrt((right - left) * (top - bottom) / MOST_CELLS));
        this.columns = (int) ((right - left) / cell) + 1;
        this.rows = (int) ((top - bottom) / cell) + 1;
        int[] counts = new int[columns * rows + 1];
        for (int arc = 0; arc < net.arcs(); arc++) {
            forEachCell(arc, at -> counts[at + 1]++);
        }
        for (int at = 0; at < columns * rows; at++) {
            counts[at + 1] += counts[at];
        }
        this.first = counts;
        this.arcs = new int[counts[columns * rows]];
        int[] filled = counts.clone();
        for (int arc = 0; arc < net.arcs(); arc++) {
            int one = arc;
            forEachCell(arc, at -> arcs[filled[at]++] = one);
        }
    }

    private interface Cell {
        void at(int index);
    }

    private void forEachCell(int arc, Cell visit) {
        int a = net.from(arc);
        int b = net.to(arc);
        int fromColumn = column(Math.min(net.x(a), net.x(b)));
        int toColumn = column(Math.max(net.x(a), net.x(b)));
        int fromRow = row(Math.min(net.y(a), net.y(b)));
        int toRow = row(Math.max(net.y(a), net.y(b)));
        double reach = cell * 0.7072;
        for (int row = fromRow; row <= toRow; row++) {
            double y = bottom + (row + 0.5) * cell;
            for (int column = fromColumn; column <= toColumn; column++) {
                double x = left + (column + 0.5) * cell;
                if (net.away(arc, net.along(arc, x, y), x, y) <= reach) {
                    visit.at(row * columns + column);
                }
            }
        }
    }

    private int column(double x) {
        return (int) Math.max(0, Math.min(columns - 1, (x - left) / cell));
    }

    private int row(double y) {
        return (int) Math.max(0, Math.min(rows - 1, (y - bottom) / cell));
    }

    /** A search of its own; one thread uses it at a time. */
    public Search search() {
        return new Search();
    }

    /** The nearest arcs, nearest first, of the last {@link #near}. */
    public final class Search {
        private final int[] seen = new int[net.arcs()];
        private int[] found = new int[16];
        private double[] along = new double[16];
        private double[] away = new double[16];
        private int size;
        private int round;

        /**
         * Looks for arcs.
         *
         * @param most at most so many are kept, the nearest
         * @return how many were found
         */
        int near(double x, double y, double radiusMetres, int most) {
            size = 0;
            if (++round == 0) {
                Arrays.fill(seen, 0);
                round = 1;
            }
            if (found.length < most) {
                found = new int[most];
                along = new double[most];
                away = new double[most];
            }
            if (x + radiusMetres < left
                    || y + radiusMetres < bottom
                    || x - radiusMetres > left + columns * cell
                    || y - radiusMetres > bottom + rows * cell) {
                return 0;
            }
            int toRow = row(y + radiusMetres);
            int toColumn = column(x + radiusMetres);
            for (int row = row(y - radiusMetres); row <= toRow; row++) {
                for (int column = column(x - radiusMetres); column <= toColumn; column++) {
                    int at = row * columns + column;
                    for (int i = first[at]; i < first[at + 1]; i++) {
                        if (seen[arcs[i]] != round) {
                            seen[arcs[i]] = round;
                            consider(arcs[i], x, y, radiusMetres, most);
                        }
                    }
                }
            }
            return size;
        }

        private void consider(int arc, double x, double y, double radiusMetres, int most) {
            double at = net.along(arc, x, y);
            double metres = net.away(arc, at, x, y);
            if (metres > radiusMetres || (size == most && metres >= away[size - 1])) {
                return;
            }
            int place = size < most ? size++ : size - 1;
            while (place > 0 && away[place - 1] > metres) {
                found[place] = found[place - 1];
                along[place] = along[place - 1];
                away[place] = away[place - 1];
                place--;
            }
            found[place] = arc;
            along[place] = at;
            away[place] = metres;
        }

        int arc(int i) {
            return found[i];
        }

        /** Metres from the arc's start to its point nearest to where was looked. */
        double along(int i) {
            return along[i];
        }

        /** Metres from where was looked to the arc. */
        double away(int i) {
            return away[i];
        }
    }
}
