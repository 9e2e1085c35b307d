package fr.creneau.core.match;

import fr.creneau.core.geo.LatLon;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The arcs that a planned circuit runs along: those whose middle lies near one of its lines, and that lead about the same
 * way. So crossings and the other way of a street are none of them. Four bytes an arc, so that each round may have its own in
 * a net of any size. Immutable.
 */
public final class CircuitArcs {
    /** A plan may have been made on another map than ours, and rounds to five decimals. */
    private static final double NEAR_METRES = 10;

    private static final int MOST_NEAR = 31;

    /** No street is so long without a bend: such a line leaps over the map, and tells of no street. */
    private static final double LONGEST_LINE_METRES = 5_000;

    /** Some hundreds of kilometres: a circuit is the word of others, and is looked at no further than this. */
    private static final int MOST_LOOKS = 100_000;

    private static final CircuitArcs NONE = new CircuitArcs(new int[0]);

    private final int[] sorted;

    private CircuitArcs(int[] sorted) {
        this.sorted = sorted;
    }

    /** Of a circuit that is not known. */
    public static CircuitArcs none() {
        return NONE;
    }

    /** These arcs, in any order. */
    static CircuitArcs of(int... arcs) {
        return new CircuitArcs(IntStream.of(arcs).sorted().distinct().toArray());
    }

    /**
     * The arcs along a line; along its beginning, where it is longer than a van drives in a day.
     *
     * @param near a search of this thread
     */
    public static CircuitArcs along(StreetNet net, ArcGrid.Search near, List<LatLon> line) {
        BitSet arcs = new BitSet();
        int looksLeft = MOST_LOOKS;
        for (int i = 1; i < line.size() && looksLeft > 0; i++) {
            double ax = net.plane().x(line.get(i - 1).lon());
            double ay = net.plane().y(line.get(i - 1).lat());
            double dx = net.plane().x(line.get(i).lon()) - ax;
            double dy = net.plane().y(line.get(i).lat()) - ay;
            double metres = Math.hypot(dx, dy);
            if (metres == 0 || metres > LONGEST_LINE_METRES) {
                continue;
            }
            int looks = 1 + (int) (metres / NEAR_METRES);
            looksLeft -= looks + 1;
            for (int look = 0; look <= looks; look++) {
                double share = (double) look / looks;
                int found = near.near(ax + share * dx, ay + share * dy, NEAR_METRES, MOST_NEAR);
                for (int k = 0; k < found; k++) {
                    if (!arcs.get(near.arc(k))
                            && runsAlong(net, near.arc(k), ax, ay, dx / metres, dy / metres, metres)) {
                        arcs.set(near.arc(k));
                    }
                }
            }
        }
        return arcs.isEmpty() ? NONE : new CircuitArcs(arcs.stream().toArray());
    }

    /** Whether the arc's middle lies beside the line from (x, y) on, so many metres in the direction (ux, uy). */
    private static boolean runsAlong(StreetNet net, int arc, double x, double y, double ux, double uy, double metres) {
        if (!net.isSameWay(arc, ux, uy)) {
            return false;
        }
        double middleX = net.xAt(arc, net.metres(arc) / 2) - x;
        double middleY = net.yAt(arc, net.metres(arc) / 2) - y;
        double along = Math.max(0, Math.min(metres, middleX * ux + middleY * uy));
        return Math.hypot(middleX - along * ux, middleY - along * uy) <= NEAR_METRES;
    }

    boolean contains(int arc) {
        return Arrays.binarySearch(sorted, arc) >= 0;
    }

    /** The arcs in ascending order. */
    IntStream stream() {
        return IntStream.of(sorted);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CircuitArcs circuit && Arrays.equals(sorted, circuit.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }
}
