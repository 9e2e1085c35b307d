package fr.creneau.core.forecast.reconcile;

import fr.creneau.core.forecast.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which series are sums of which. Nodes are counted with the bottom series first, then the sums. Immutable.
 *
 * @param bottom how many series are sums of nothing
 * @param sums each with its members among the bottom series; the last one may be the total
 */
public record Hierarchy(int bottom, List<Sum> sums) {
    /** The name of the sum of everything. */
    public static final String TOTAL = "total";

    /** The level of what is a sum of nothing. */
    public static final String BOTTOM = "series";

    public Hierarchy {
        sums = List.copyOf(sums);
    }

    /**
     * @param level the static it sums by beneath the coarser ones, or {@link #TOTAL}
     * @param members places of bottom series, at least one, rising
     */
    public record Sum(String id, String level, int[] members) {}

    /**
     * One sum for each value of the first level, of the first and second together, and so on; and the total.
     *
     * @param levels names of statics, coarsest first; every series must have them all, and none is called as the levels
     *     that are always there, {@link #BOTTOM} and {@link #TOTAL}
     */
    public static Hierarchy by(List<Series> series, List<String> levels) {
        for (String level : levels) {
            if (level.equals(BOTTOM) || level.equals(TOTAL)) {
                throw new IllegalArgumentException(
                        "level '%s': expected another name, this one is always there".formatted(level));
            }
        }
        List<Sum> sums = new ArrayList<>();
        for (int depth = levels.size(); depth >= 1; depth--) {
            Map<String, List<Integer>> members = new LinkedHashMap<>();
            for (int i = 0; i < series.size(); i++) {
                StringBuilder path = new StringBuilder();
                for (String level : levels.subList(0, depth)) {
                    String value = series.get(i).statics().get(level);
                    if (value == null) {
                        throw new IllegalArgumentException("series %s has no %s: expected a value in that column"
                                .formatted(series.get(i).id(), level));
                    }
                    path.append(path.isEmpty() ? "" : "/")
                            .append(level)
                            .append('=')
                            .append(value);
                }
                members.computeIfAbsent(path.toString(), unused -> new ArrayList<>())
                        .add(i);
            }
            String finest = levels.get(depth - 1);
            members.forEach((id, of) -> sums.add(
                    new Sum(id, finest, of.stream().mapToInt(Integer::intValue).toArray())));
        }
        int[] all = new int[series.size()];
        Arrays.setAll(all, i -> i);
        sums.add(new Sum(TOTAL, TOTAL, all));
        return new Hierarchy(series.size(), sums);
    }

    public int nodes() {
        return bottom + sums.size();
    }

    /** The level of a node: {@link #BOTTOM}, or what its sum is by. */
    public String level(int node) {
        return node < bottom ? BOTTOM : sums.get(node - bottom).level();
    }

    /** The bottom series and after them their sums; a series counts as zero before it begins. */
    public List<Series> allSeries(List<Series> bottomSeries) {
        List<Series> all = new ArrayList<>(bottomSeries);
        for (Sum sum : sums) {
            int length = 0;
            for (int member : sum.members()) {
                length = Math.max(length, bottomSeries.get(member).length());
            }
            double[] values = new double[length];
            for (int member : sum.members()) {
                double[] own = bottomSeries.get(member).values();
                for (int t = 0; t < own.length; t++) {
                    values[length - own.length + t] += own[t];
                }
            }
            all.add(new Series(sum.id(), values));
        }
        return all;
    }

    /** Puts the sums of the bottom values behind them, in place. */
    void addUp(double[] nodes) {
        for (int a = 0; a < sums.size(); a++) {
            double sum = 0;
            for (int member : sums.get(a).members()) {
                sum += nodes[member];
            }
            nodes[bottom + a] = sum;
        }
    }

    /** By how much each sum differs from what its members add up to. */
    double[] gaps(double[] nodes) {
        double[] gaps = new double[sums.size()];
        for (int a = 0; a < gaps.length; a++) {
            double sum = 0;
            for (int member : sums.get(a).members()) {
                sum += nodes[member];
            }
            gaps[a] = nodes[bottom + a] - sum;
        }
        return gaps;
    }

    /** The greatest gap, over the greatest of 1 and the sum's size: 0 where everything adds up. */
    public double incoherence(double[] nodes) {
        double worst = 0;
        double[] gaps = gaps(nodes);
        for (int a = 0; a < gaps.length; a++) {
            worst = Math.max(worst, Math.abs(gaps[a]) / Math.max(1, Math.abs(nodes[bottom + a])));
        }
        return worst;
    }
}
