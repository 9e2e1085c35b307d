package fr.creneau.city.tiles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Cuts areas by a box. An area is given by the lines around it, each with the area to its right: rings, or coast lines
 * that come from outside of the box and leave it (the sea is to the right of a coast). Pieces within the box are joined
 * along its edge, clockwise, so that each part of the area becomes a ring of its own. A line that ends inside the box,
 * because the extract ends there, goes on straight away from its other end. Stateless.
 */
final class AreaCut {
    private AreaCut() {}

    /** A piece of line from edge to edge, with where it enters and leaves on the way around the box. */
    private record Piece(Path2 line, double enters, double leaves) {}

    /** Rings (an outer one, then holes; first point not repeated) as closed lines that have the area to their right. */
    static List<Path2> withAreaToTheRight(List<Path2> rings) {
        List<Path2> lines = new ArrayList<>(rings.size());
        for (Path2 ring : rings) {
            boolean clockwise = ring.doubleArea() > 0;
            Path2 turned = clockwise == lines.isEmpty() ? ring : ring.reversed();
            Path2 closed = new Path2();
            for (int i = 0; i <= turned.size(); i++) {
                closed.add(turned.x(i % turned.size()), turned.y(i % turned.size()));
            }
            lines.add(closed);
        }
        return lines;
    }

    /**
     * The parts of the area inside the box.
     *
     * @param lines open, or closed with the first point repeated; y points down
     * @return for each part its outer ring, clockwise, and its holes, the other way; no first point repeated
     */
    static List<List<Path2>> cut(List<Path2> lines, Box box) {
        List<Piece> pieces = new ArrayList<>();
        List<Path2> outers = new ArrayList<>();
        List<Path2> holes = new ArrayList<>();
        for (Path2 line : lines) {
            boolean closed = isClosed(line);
            if (closed && isInside(line, box)) {
                (line.doubleArea() > 0 ? outers : holes).add(opened(line));
                continue;
            }
            for (Path2 piece : box.cutLine(closed ? startedOutside(line, box) : ledOut(line, box))) {
                pieces.add(pieceOf(piece, box));
            }
        }
        if (pieces.isEmpty() && isEnclosed(lines, box)) {
            Path2 whole = new Path2();
            for (int corner = 0; corner < 4; corner++) {
                box.addCorner(corner, whole);
            }
            outers.add(whole);
        }
        while (!pieces.isEmpty()) {
            outers.add(oneRing(pieces, box));
        }
        return withHoles(outers, holes);
    }

    private static List<List<Path2>> withHoles(List<Path2> outers, List<Path2> holes) {
        List<List<Path2>> areas = new ArrayList<>(outers.size());
        for (Path2 outer : outers) {
            List<Path2> area = new ArrayList<>(List.of(outer));
            holes.stream().filter(hole -> outer.encloses(hole.x(0), hole.y(0))).forEach(area::add);
            areas.add(area);
        }
        return areas;
    }

    /** Follows a piece, then the edge clockwise to the next piece, until the ring is closed; uses these pieces up. */
    private static Path2 oneRing(List<Piece> pieces, Box box) {
        Path2 ring = new Path2();
        Piece first = pieces.remove(0);
        Piece current = first;
        while (true) {
            for (int i = 0; i < current.line().size(); i++) {
                ring.add(current.line().x(i), current.line().y(i));
            }
            double from = current.leaves();
            double home = clockwise(from, first.enters());
            Optional<Piece> next = pieces.stream()
                    .filter(piece -> clockwise(from, piece.enters()) < home)
                    .min(Comparator.comparingDouble(piece -> clockwise(from, piece.enters())));
            double way = next.map(piece -> clockwise(from, piece.enters())).orElse(home);
            for (int corner = (int) Math.floor(from) + 1; corner - from < way; corner++) {
                box.addCorner(corner, ring);
            }
            if (next.isEmpty()) {
                return ring;
            }
            current = next.get();
            pieces.remove(current);
        }
    }

    private static double clockwise(double from, double to) {
        return to >= from ? to - from : to - from + 4;
    }

    private static Piece pieceOf(Path2 line, Box box) {
        int last = line.size() - 1;
        return new Piece(line, box.around(line.x(0), line.y(0)), box.around(line.x(last), line.y(last)));
    }

    /** An open line whose ends inside the box go on, straight away from its other end, until they are outside. */
    private static Path2 ledOut(Path2 line, Box box) {
        int last = line.size() - 1;
        double dx = line.x(last) - line.x(0);
        double dy = line.y(last) - line.y(0);
        double far = 2 * Math.hypot(box.right() - box.left(), box.bottom() - box.top()) / Math.hypot(dx, dy);
        Path2 led = new Path2();
        if (box.contains(line.x(0), line.y(0))) {
            led.add(line.x(0) - far * dx, line.y(0) - far * dy);
        }
        for (int i = 0; i <= last; i++) {
            led.add(line.x(i), line.y(i));
        }
        if (box.contains(line.x(last), line.y(last))) {
            led.add(line.x(last) + far * dx, line.y(last) + far * dy);
        }
        return led;
    }

    private static boolean isClosed(Path2 line) {
        int last = line.size() - 1;
        return last > 2 && line.x(0) == line.x(last) && line.y(0) == line.y(last);
    }

    private static boolean isInside(Path2 line, Box box) {
        for (int i = 0; i < line.size(); i++) {
            if (!box.contains(line.x(i), line.y(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the box, which no line crosses, lies in the area. */
    private static boolean isEnclosed(List<Path2> lines, Box box) {
        return lines.stream()
                                .filter(line -> isClosed(line) && opened(line).encloses(box.left(), box.top()))
                                .count()
                        % 2
                == 1;
    }

    private static Path2 opened(Path2 closed) {
        Path2 ring = new Path2();
        for (int i = 0; i < closed.size() - 1; i++) {
            ring.add(closed.x(i), closed.y(i));
        }
        return ring;
    }

    /** The same closed line from a point outside of the box on, so that no piece within is cut in two. */
    private static Path2 startedOutside(Path2 line, Box box) {
        int count = line.size() - 1;
        int start = 0;
        while (start < count && box.contains(line.x(start), line.y(start))) {
            start++;
        }
        Path2 turned = new Path2();
        for (int i = 0; i <= count; i++) {
            turned.add(line.x((start + i) % count), line.y((start + i) % count));
        }
        return turned;
    }
}
