package fr.creneau.core.forecast.models;

/** Locally weighted straight lines through points at equal steps. Stateless. Source: Cleveland (1979). */
final class Loess {
    private Loess() {}

    /**
     * Smooths, at every {@code jump}-th point and in between by straight lines.
     *
     * @param span points that a local line sees, odd, at least 3
     * @param from index of the first smoothed value asked for; may be before the first point
     * @param to index of the last one, inclusive; may be after the last point
     */
    static double[] smooth(double[] values, int span, int jump, int from, int to) {
        double[] smooth = new double[to - from + 1];
        int last = from;
        smooth[0] = at(values, span, from);
        while (last < to) {
            int next = Math.min(to, last + jump);
            smooth[next - from] = at(values, span, next);
            double step = (smooth[next - from] - smooth[last - from]) / (next - last);
            for (int t = last + 1; t < next; t++) {
                smooth[t - from] = smooth[last - from] + step * (t - last);
            }
            last = next;
        }
        return smooth;
    }

    private static double at(double[] values, int span, int x) {
        int n = values.length;
        int points = Math.min(span, n);
        int left = Math.max(0, Math.min(n - points, x - points / 2));
        int right = left + points - 1;
        double reach = Math.max(x - left, right - x) + (span > n ? (span - n) / 2.0 : 0);
        double total = 0;
        double meanX = 0;
        double meanY = 0;
        double squares = 0;
        double cross = 0;
        for (int t = left; t <= right; t++) {
            double weight = tricube(Math.abs(t - x) / (reach + 1e-9));
            total += weight;
            meanX += weight * (t - x);
            meanY += weight * values[t];
            squares += weight * (t - x) * (t - x);
            cross += weight * (t - x) * values[t];
        }
        if (total <= 0) {
            return values[Math.max(0, Math.min(n - 1, x))];
        }
        meanX /= total;
        meanY /= total;
        double spread = squares / total - meanX * meanX;
        double slope = spread > 1e-9 ? (cross / total - meanX * meanY) / spread : 0;
        return meanY - slope * meanX;
    }

    private static double tricube(double u) {
        if (u >= 1) {
            return 0;
        }
        double v = 1 - u * u * u;
        return v * v * v;
    }
}
