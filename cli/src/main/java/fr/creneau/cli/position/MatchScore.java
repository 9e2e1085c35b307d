package fr.creneau.cli.position;

import fr.creneau.core.match.StreetNet;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of a way was found. An arc driven twice must be found twice.
 *
 * @param drivenMetres length of the true way
 * @param foundMetres length of driven arcs that were found
 * @param spuriousMetres length of found arcs that were not driven, or not so often
 */
record MatchScore(double drivenMetres, double foundMetres, double spuriousMetres) {
    static final MatchScore NOTHING = new MatchScore(0, 0, 0);

    static MatchScore of(StreetNet net, int[] driven, int[] found) {
        Map<Integer, Integer> open = new HashMap<>();
        double length = 0;
        for (int arc : driven) {
            open.merge(arc, 1, Integer::sum);
            length += net.metres(arc);
        }
        double right = 0;
        double wrong = 0;
        for (int arc : found) {
            int left = open.getOrDefault(arc, 0);
            if (left > 0) {
                open.put(arc, left - 1);
                right += net.metres(arc);
            } else {
                wrong += net.metres(arc);
            }
        }
        return new MatchScore(length, right, wrong);
    }

    MatchScore plus(MatchScore other) {
        return new MatchScore(
                drivenMetres + other.drivenMetres,
                foundMetres + other.foundMetres,
                spuriousMetres + other.spuriousMetres);
    }

    /** Share of the driven length that was found, 0 to 1. */
    double matched() {
        return foundMetres / drivenMetres;
    }

    /** Length found that was not driven, as a share of the driven length; may exceed 1. */
    double spurious() {
        return spuriousMetres / drivenMetres;
    }
}
