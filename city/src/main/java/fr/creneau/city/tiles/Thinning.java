package fr.creneau.city.tiles;

/** Leaves out points of a line that lie within a tolerance of the line without them (Douglas and Peucker). Stateless. */
final class Thinning {
    private Thinning() {}

    static Path2 thin(Path2 line, double tolerance) {
        if (line.size() <= 2) {
            return line;
        }
        boolean[] keep = new boolean[line.size()];
        keep[0] = true;
        keep[line.size() - 1] = true;
        mark(line, 0, line.size() - 1, tolerance * tolerance, keep);
        Path2 thinned = new Path2();
        for (int i = 0; i < line.size(); i++) {
            if (keep[i]) {
                thinned.add(line.x(i), line.y(i));
            }
        }
        return thinned;
    }

    private static void mark(Path2 line, int first, int last, double tolerance2, boolean[] keep) {
        double most = tolerance2;
        int furthest = -1;
        for (int i = first + 1; i < last; i++) {
            double away = squaredDistance(line, i, first, last);
            if (away > most) {
                most = away;
                furthest = i;
            }
        }
        if (furthest >= 0) {
            keep[furthest] = true;
            mark(line, first, furthest, tolerance2, keep);
            mark(line, furthest, last, tolerance2, keep);
        }
    }

    private static double squaredDistance(Path2 line, int point, int from, int to) {
        double dx = line.x(to) - line.x(from);
        double dy = line.y(to) - line.y(from);
        double px = line.x(point) - line.x(from);
        double py = line.y(point) - line.y(from);
        double length2 = dx * dx + dy * dy;
        double share = length2 == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length2));
        double x = px - share * dx;
        double y = py - share * dy;
        return x * x + y * y;
    }
}
