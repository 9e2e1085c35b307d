package fr.creneau.core.forecast.models;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Minimises a function of few parameters within bounds, without derivatives. Stateless. Source: Nelder and Mead (1965). */
final class Descent {
    private Descent() {}

    /**
     * @param start within the bounds; not changed
     * @param tries how often the function may be asked, about
     * @return the best point that was found
     */
    static double[] minimise(ToDoubleFunction<double[]> cost, double[] start, double[] low, double[] high, int tries) {
        int n = start.length;
        if (n == 0) {
            return start.clone();
        }
        double[][] corners = new double[n + 1][];
        double[] costs = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            corners[i] = start.clone();
            if (i > 0) {
                double step = 0.25 * (high[i - 1] - low[i - 1]);
                corners[i][i - 1] += start[i - 1] + step > high[i - 1] ? -step : step;
            }
            costs[i] = cost.applyAsDouble(corners[i]);
        }
        int asked = n + 1;
        while (asked < tries) {
            sort(corners, costs);
            if (costs[n] - costs[0] <= 1e-7 * Math.abs(costs[0])) {
                break;
            }
            double[] centre = centre(corners);
            double[] mirrored = along(centre, corners[n], -1, low, high);
            double mirroredCost = cost.applyAsDouble(mirrored);
            asked++;
            if (mirroredCost < costs[0]) {
                double[] far = along(centre, corners[n], -2, low, high);
                double farCost = cost.applyAsDouble(far);
                asked++;
                replaceWorst(corners, costs, farCost < mirroredCost ? far : mirrored, Math.min(farCost, mirroredCost));
            } else if (mirroredCost < costs[n - 1]) {
                replaceWorst(corners, costs, mirrored, mirroredCost);
            } else {
                double[] near = along(centre, corners[n], mirroredCost < costs[n] ? -0.5 : 0.5, low, high);
                double nearCost = cost.applyAsDouble(near);
                asked++;
                if (nearCost < Math.min(mirroredCost, costs[n])) {
                    replaceWorst(corners, costs, near, nearCost);
                } else {
                    for (int i = 1; i <= n; i++) {
                        corners[i] = along(corners[0], corners[i], 0.5, low, high);
                        costs[i] = cost.applyAsDouble(corners[i]);
                        asked++;
                    }
                }
            }
        }
        sort(corners, costs);
        return corners[0];
    }

    private static void replaceWorst(double[][] corners, double[] costs, double[] corner, double cost) {
        corners[corners.length - 1] = corner;
        costs[costs.length - 1] = cost;
    }

    private static double[] centre(double[][] corners) {
        int n = corners.length - 1;
        double[] centre = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                centre[k] += corners[i][k] / n;
            }
        }
        return centre;
    }

    /** The point at {@code factor} on the way from one to the other, moved inside the bounds. */
    private static double[] along(double[] from, double[] to, double factor, double[] low, double[] high) {
        double[] point = new double[from.length];
        for (int k = 0; k < point.length; k++) {
            point[k] = Math.min(high[k], Math.max(low[k], from[k] + factor * (to[k] - from[k])));
        }
        return point;
    }

    private static void sort(double[][] corners, double[] costs) {
        Integer[] order = new Integer[costs.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(costs[a], costs[b]));
        double[][] sortedCorners = new double[costs.length][];
        double[] sortedCosts = new double[costs.length];
        for (int i = 0; i < order.length; i++) {
            sortedCorners[i] = corners[order[i]];
            sortedCosts[i] = costs[order[i]];
        }
        System.arraycopy(sortedCorners, 0, corners, 0, order.length);
        System.arraycopy(sortedCosts, 0, costs, 0, order.length);
    }
}
