package fr.creneau.core.parcel;

import fr.creneau.core.fleet.Spans;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.RoundId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends what is scanned of a parcel to the round that had it when it was scanned. Every version of every round's plan
 * claims its parcels from the moment it was issued until the next version; of several claims the one issued last has the
 * parcel. So a parcel that moves to another round leaves its first attempt with the first. A function of the newest
 * claims and the set of scans alone, whatever order they came in. Pure.
 */
public final class ParcelRouter {
    /** More scans of one parcel than this are not kept. */
    public static final int MAX_SCANS = 64;

    /** More rounds than this never claim one parcel; of more, those of the oldest days are forgotten. */
    public static final int MAX_CLAIMS = 16;

    private ParcelRouter() {}

    /**
     * When a round's plans had this parcel.
     *
     * @param seq a higher one replaces a lower one
     * @param dayFromMs the service day's start: scans from here on can be of this round
     * @param dayToMs the service day's end, exclusive
     * @param spans from a version's issue to the next version's; up to the day's end for the newest. Spans may touch:
     *     each is a version
     */
    public record Claim(RoundId round, long seq, long dayFromMs, long dayToMs, List<Spans.Span> spans) {
        public Claim {
            spans = List.copyOf(spans);
        }
    }

    /**
     * What is known of one parcel.
     *
     * @param scans in order, no two alike
     * @param seq of the last word to the rounds, monotone
     */
    public record State(ParcelId parcel, List<Claim> claims, List<Scan> scans, long seq) {
        public State {
            claims = List.copyOf(claims);
            scans = List.copyOf(scans);
        }

        public static State of(ParcelId parcel) {
            return new State(parcel, List.of(), List.of(), 0);
        }
    }

    /** A word to one round. */
    public record ToRound(RoundId round, ParcelOnRound parcel) {}

    /**
     * The state after, and what to tell to whom.
     *
     * @param overflow something had to be left out: an operator should know
     */
    public record Routed(State state, List<ToRound> words, boolean overflow) {}

    /** A round's plans claim the parcel, or let it go. */
    public static Routed onClaim(State before, Claim claim) {
        Map<RoundId, Claim> claims =
                new TreeMap<>(before.claims().stream().collect(Collectors.toMap(Claim::round, Function.identity())));
        Claim known = claims.get(claim.round());
        if (known != null && known.seq() >= claim.seq()) {
            return new Routed(before, List.of(), false);
        }
        claims.put(claim.round(), claim);
        boolean overflow = claims.size() > MAX_CLAIMS;
        if (overflow) {
            claims.values().stream()
                    .min(Comparator.comparingLong(Claim::dayToMs).thenComparing(Claim::round))
                    .ifPresent(oldest -> claims.remove(oldest.round()));
        }
        State after = new State(before.parcel(), List.copyOf(claims.values()), before.scans(), before.seq() + 1);
        return new Routed(after, differences(before, after), overflow);
    }

    /** The parcel was scanned. */
    public static Routed onScan(State before, Scan scan) {
        List<Scan> scans = new ArrayList<>(before.scans());
        Optional<Scan> known =
                scans.stream().filter(s -> s.eventId().equals(scan.eventId())).findFirst();
        // One id is one scan: should two differ, the smaller stands, whichever came first.
        if (known.isPresent()) {
            if (known.get().compareTo(scan) <= 0) {
                return new Routed(before, List.of(), false);
            }
            scans.remove(known.get());
        }
        scans.add(scan);
        scans.sort(Comparator.naturalOrder());
        boolean overflow = scans.size() > MAX_SCANS;
        if (overflow) {
            scans.remove(0);
        }
        State after = new State(before.parcel(), before.claims(), scans, before.seq() + 1);
        return new Routed(after, differences(before, after), overflow);
    }

    private static List<ToRound> differences(State before, State after) {
        List<ToRound> words = new ArrayList<>();
        for (Claim claim : after.claims()) {
            ParcelOnRound now = onRound(after, claim);
            Optional<ParcelOnRound> was = before.claims().stream()
                    .filter(c -> c.round().equals(claim.round()))
                    .findFirst()
                    .map(c -> onRound(before, c));
            // A round takes what its plan says for granted until it hears otherwise.
            boolean same = was.map(w -> w.saysTheSameAs(now))
                    .orElse(now.held() && now.scans().isEmpty());
            if (!same) {
                words.add(new ToRound(claim.round(), now));
            }
        }
        return words;
    }

    private static ParcelOnRound onRound(State state, Claim claim) {
        List<Claim> day = state.claims().stream()
                .filter(c -> c.dayFromMs() == claim.dayFromMs() && c.dayToMs() == claim.dayToMs())
                .toList();
        long lastMoment = claim.dayToMs() - 1;
        Turn last = turnAt(day, lastMoment);
        boolean heldBySomebody = last.span().contains(lastMoment);
        boolean held = heldBySomebody && last.round().equals(claim.round());
        long since = held || heldBySomebody
                ? last.span().fromMs()
                : claim.spans().stream().mapToLong(Spans.Span::toMs).max().orElse(claim.dayFromMs());
        List<Scan> own = state.scans().stream()
                .filter(s -> s.observedAtMs() >= claim.dayFromMs() && s.observedAtMs() < claim.dayToMs())
                .filter(s -> turnAt(day, s.observedAtMs()).round().equals(claim.round()))
                .toList();
        return new ParcelOnRound(state.parcel(), state.seq(), held, since, own);
    }

    /** A version's turn with the parcel. */
    private record Turn(RoundId round, Spans.Span span) {}

    /** Whose turn it is: the one that began last of those under way; else the last that ended; else the first to come. */
    private static Turn turnAt(List<Claim> day, long ms) {
        Comparator<Turn> byStart =
                Comparator.<Turn>comparingLong(t -> t.span().fromMs()).thenComparing(Turn::round);
        Comparator<Turn> byEnd =
                Comparator.<Turn>comparingLong(t -> t.span().toMs()).thenComparing(byStart);
        Turn underWay = null;
        Turn ended = null;
        Turn toCome = null;
        for (Claim claim : day) {
            for (Spans.Span span : claim.spans()) {
                Turn turn = new Turn(claim.round(), span);
                if (span.contains(ms)) {
                    underWay = underWay == null || byStart.compare(turn, underWay) > 0 ? turn : underWay;
                } else if (span.toMs() <= ms) {
                    ended = ended == null || byEnd.compare(turn, ended) > 0 ? turn : ended;
                } else {
                    toCome = toCome == null || byStart.compare(turn, toCome) < 0 ? turn : toCome;
                }
            }
        }
        if (underWay != null) {
            return underWay;
        }
        if (ended != null) {
            return ended;
        }
        if (toCome != null) {
            return toCome;
        }
        throw new IllegalArgumentException("a claim without spans: every claim names when it had the parcel");
    }
}
