package fr.creneau.core.round;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.ids.StopId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows what becomes of an engine's claims while a round is under way: from time to time what is said of a near stop, of
 * one farther on and of a far one is kept, and the engine learns of it when the van has been there. A claim is judged only
 * once nearly all that it thought possible is past; judging as soon as the van comes would hear of the early ones first and
 * take all for early. Stateless.
 */
final class ClaimSampling {
    private static final long EVERY_MS = 15 * 60_000;

    /** A scan may come late and correct what the van's track had told. */
    private static final long SETTLED_AFTER_MS = 10 * 60_000;

    /** 97.5 %. */
    private static final int LATEST_LEVEL = 13;

    /** Ranks that take turns: the next three stops, and the seven after them. */
    private static final int NEAR = 3;

    private static final int FARTHER = 7;
    private static final double GOLDEN = 0.618;

    private ClaimSampling() {}

    /** What is still open of the claims made before, after the engine has learnt of the others. */
    static List<OpenClaim> settle(List<OpenClaim> open, RoundView view, long nowMs, ArrivalTimes engine) {
        if (open.isEmpty()) {
            return open;
        }
        boolean ended = view.status() == RoundStatus.ENDED || view.ahead().isEmpty();
        Map<StopId, StopView> stops = new HashMap<>();
        view.stops().forEach(stop -> stops.put(stop.plan().stop(), stop));
        List<OpenClaim> left = new ArrayList<>();
        for (OpenClaim claim : open) {
            StopView stop = stops.get(claim.stop());
            if (stop == null) {
                continue;
            }
            boolean settled = ended || isSettled(claim, stop, nowMs);
            Long arrived = stop.dwellSeconds() == null ? null : stop.arrivedMs();
            if (!settled) {
                left.add(claim);
            } else if (arrived != null && arrived > claim.claim().own().nowSeconds() * 1_000) {
                // A track that came late may tell that the van had been there before anything was said.
                engine.learn(claim.claim(), arrived / 1_000.0);
            }
        }
        return left.size() == open.size() ? open : List.copyOf(left);
    }

    private static boolean isSettled(OpenClaim claim, StopView stop, long nowMs) {
        Long departed = stop.isAhead() ? null : stop.departedMs();
        return departed != null
                && nowMs >= departed + SETTLED_AFTER_MS
                && nowMs / 1_000.0 >= claim.claim().told().quantileAt(0, LATEST_LEVEL);
    }

    /** The open claims with some of those that the engine has just made, where it is time for it. */
    static List<OpenClaim> sample(List<OpenClaim> open, RoundView view, Arrivals arrivals, ArrivalTimes engine) {
        double due = open.stream()
                .mapToDouble(claim -> claim.claim().own().nowSeconds() + EVERY_MS / 1_000.0)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        int ahead = arrivals.stops();
        if (arrivals.nowSeconds() < due || view.departedMs() == null) {
            return open;
        }
        long turn = (long) arrivals.nowSeconds() / (EVERY_MS / 1_000);
        List<OpenClaim> more = new ArrayList<>(open);
        take((int) (turn % NEAR), view, engine, more);
        take(NEAR + (int) (turn % FARTHER), view, engine, more);
        int far = ahead - NEAR - FARTHER;
        if (far > 0) {
            // Another one each time.
            take(NEAR + FARTHER + (int) (turn * GOLDEN * far % far), view, engine, more);
        }
        return List.copyOf(more);
    }

    private static void take(int rank, RoundView view, ArrivalTimes engine, List<OpenClaim> into) {
        if (rank >= view.ahead().size()) {
            return;
        }
        StopView stop = view.stops().get(view.ahead().get(rank));
        if (stop.arrivedMs() == null) {
            engine.claim(rank)
                    .ifPresent(claim -> into.add(new OpenClaim(stop.plan().stop(), claim)));
        }
    }
}
