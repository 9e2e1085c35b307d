package fr.creneau.core.match;

import fr.creneau.core.geo.LatLon;
import java.util.BitSet;
import java.util.List;

/**
 * The arcs that a planned circuit runs along: those whose middle lies near one of its lines, and that lead about the same
 * way. So crossings and the other way of a street are none of them. Stateless.
 */
public final class CircuitArcs {
    /** A plan may have been made on another map than ours, and rounds to five decimals. */
    private static final double NEAR_METRES = 10;

    private static final int MOST_NEAR = 31;

    private CircuitArcs() {}

    /**
     * The arcs along a line, as {@link MatchRules#onCircuit} takes them.
     *
     * @param near a search of this thread
     */
    public static BitSet along(StreetNet net, ArcGrid.Search near, List<LatLon> line) {
        BitSet arcs = new BitSet(net.arcs());
        for (int i = 1; i < line.size(); i++) {
            double ax = net.plane().x(line.get(i - 1).lon());
            double ay = net.plane().y(line.get(i - 1).lat());
            double dx = net.plane().x(line.get(i).lon()) - ax;
            double dy = net.plane().y(line.get(i).lat()) - ay;
            double metres = Math.hypot(dx, dy);
            int looks = 1 + (int) (metres / NEAR_METRES);
            for (int look = 0; look <= looks && metres > 0; look++) {
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
        return arcs;
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
}
