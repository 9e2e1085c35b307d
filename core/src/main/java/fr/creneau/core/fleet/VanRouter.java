package fr.creneau.core.fleet;

import fr.creneau.core.ids.RoundId;
import fr.creneau.core.ids.VanId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a van reports to the round it drives for. The van's track is kept, so that fixes that came before their
 * plan, a swap of vans and a plan changed at noon are one thing: whenever a round's spans change, it is told the spans
 * and handed the fixes that it has not got. Telling twice does no harm. Pure but for the track, which is a port.
 */
public final class VanRouter {
    /** Fixes this much older than the newest are too old to matter, and dropped. */
    public static final long KEPT_MS = 48 * 3_600_000L;

    /** Points of a kept track are handed over in parcels of this many. */
    static final int FIXES_IN_A_MESSAGE = 500;

    private VanRouter() {}

    /**
     * What is known of one van.
     *
     * @param seq of the last word to the rounds, monotone
     * @param newest the newest fix, whole
     */
    public record State(
            VanId van, VanRota rota, long seq, @Nullable VanFix newest) {
        public static State of(VanId van) {
            return new State(van, VanRota.EMPTY, 0, null);
        }
    }

    /** A word to one round. */
    public sealed interface ToRound {
        RoundId round();
    }

    /** When the van drove for this round, whole; a higher seq replaces a lower one. */
    public record SpansOfRound(RoundId round, VanId van, long seq, Spans spans) implements ToRound {}

    /** Fixes of the van while it drove for this round. */
    public record FixesOfRound(RoundId round, VanId van, List<VanFix> fixes) implements ToRound {}

    /**
     * The state after, and what to tell to whom.
     *
     * @param tooOld fixes that were dropped for their age
     */
    public record Routed(State state, List<ToRound> words, int tooOld) {}

    /** A round's plan claims the van, or lets it go. */
    public static Routed onClaim(State before, VanRota.Claim claim, Track track) {
        VanRota rota = before.rota().with(claim);
        if (rota == before.rota()) {
            return new Routed(before, List.of(), 0);
        }
        VanFix newest = before.newest();
        if (newest != null) {
            rota = rota.withoutEndedBefore(newest.observedAtMs() - KEPT_MS);
        }
        Map<RoundId, Spans> was = before.rota().byRound();
        long seq = before.seq() + 1;
        List<ToRound> words = new ArrayList<>();
        rota.byRound().forEach((round, spans) -> {
            Spans had = was.getOrDefault(round, Spans.NONE);
            if (spans.equals(had) && !(round.equals(claim.round()) && !was.containsKey(round))) {
                return;
            }
            words.add(new SpansOfRound(round, before.van(), seq, spans));
            Spans gained = spans.minus(had);
            List<VanFix> fixes = new ArrayList<>();
            track.forEachPoint(gained, p -> {
                fixes.add(VanFix.at(p.observedAtMs(), p.lat(), p.lon()));
                if (fixes.size() == FIXES_IN_A_MESSAGE) {
                    words.add(new FixesOfRound(round, before.van(), List.copyOf(fixes)));
                    fixes.clear();
                }
            });
            if (newest != null && gained.contains(newest.observedAtMs())) {
                fixes.add(newest);
            }
            if (!fixes.isEmpty()) {
                words.add(new FixesOfRound(round, before.van(), fixes));
            }
        });
        return new Routed(new State(before.van(), rota, seq, newest), words, 0);
    }

    /** Fixes of one report. Those that tell the track nothing new are not passed on, but for the newest. */
    public static Routed onFixes(State before, List<VanFix> fixes, Track track) {
        VanFix newest = before.newest();
        for (VanFix fix : fixes) {
            if (newest == null || fix.observedAtMs() > newest.observedAtMs()) {
                newest = fix;
            }
        }
        if (newest == null) {
            return new Routed(before, List.of(), 0);
        }
        int tooOld = 0;
        List<VanFix> news = new ArrayList<>();
        for (VanFix fix : fixes) {
            if (fix.observedAtMs() < newest.observedAtMs() - KEPT_MS) {
                tooOld++;
            } else if (track.join(fix) != null || (fix == newest && fix != before.newest())) {
                news.add(fix);
            }
        }
        State after = newest == before.newest() ? before : new State(before.van(), before.rota(), before.seq(), newest);
        return new Routed(after, news.isEmpty() ? List.of() : split(before, news), tooOld);
    }

    private static List<ToRound> split(State state, List<VanFix> fixes) {
        List<ToRound> words = new ArrayList<>(1);
        state.rota().byRound().forEach((round, spans) -> {
            List<VanFix> own =
                    fixes.stream().filter(f -> spans.contains(f.observedAtMs())).toList();
            if (!own.isEmpty()) {
                words.add(new FixesOfRound(round, state.van(), own));
            }
        });
        return words;
    }
}
