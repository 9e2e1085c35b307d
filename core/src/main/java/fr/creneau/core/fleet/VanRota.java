package fr.creneau.core.fleet;

import fr.creneau.core.ids.RoundId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which round one van drives for when, all plans weighed. Several rounds may claim the van: at any moment it belongs to
 * the claim that began last; of claims that began together, to the plan issued last. A function of the newest claim of
 * each round alone, whatever order they came in. Immutable.
 */
public final class VanRota {
    public static final VanRota EMPTY = new VanRota(Map.of());

    private final Map<RoundId, Claim> claims;
    private final Map<RoundId, Spans> byRound;

    /**
     * What a round's newest plan says of this van; no spans: the round does not (or no longer) have it.
     *
     * @param seq a higher one replaces a lower one
     * @param issuedAtMs when the plan was issued
     */
    public record Claim(RoundId round, long seq, long issuedAtMs, Spans spans) {}

    private VanRota(Map<RoundId, Claim> claims) {
        this.claims = claims;
        this.byRound = resolve(claims);
    }

    /** A rota as it was kept. */
    public static VanRota of(List<Claim> claims) {
        VanRota rota = EMPTY;
        for (Claim claim : claims) {
            rota = rota.with(claim);
        }
        return rota;
    }

    /** This rota with a claim; the very same object when a newer one of its round is known. */
    public VanRota with(Claim claim) {
        Claim before = claims.get(claim.round());
        if (before != null && before.seq() >= claim.seq()) {
            return this;
        }
        Map<RoundId, Claim> more = new HashMap<>(claims);
        more.put(claim.round(), claim);
        return new VanRota(Map.copyOf(more));
    }

    /** This rota without the claims that ended before the moment given. */
    public VanRota withoutEndedBefore(long ms) {
        List<Claim> kept = claims.values().stream()
                .filter(c -> c.issuedAtMs() >= ms || c.spans().list().stream().anyMatch(s -> s.toMs() > ms))
                .toList();
        return kept.size() == claims.size() ? this : of(kept);
    }

    public List<Claim> claims() {
        return List.copyOf(claims.values());
    }

    /** When the van drove for each round that ever claimed it; a round outbid everywhere has no spans. */
    public Map<RoundId, Spans> byRound() {
        return byRound;
    }

    private static Map<RoundId, Spans> resolve(Map<RoundId, Claim> claims) {
        TreeSet<Long> edges = new TreeSet<>();
        Map<RoundId, List<Spans.Span>> won = new TreeMap<>();
        for (Claim claim : claims.values()) {
            won.put(claim.round(), new ArrayList<>());
            for (Spans.Span span : claim.spans().list()) {
                edges.add(span.fromMs());
                edges.add(span.toMs());
            }
        }
        Long from = null;
        for (Long to : edges) {
            if (from != null) {
                RoundId winner = winnerAt(claims, from);
                List<Spans.Span> of = winner == null ? null : won.get(winner);
                if (of != null) {
                    of.add(new Spans.Span(from, to));
                }
            }
            from = to;
        }
        Map<RoundId, Spans> spans = new TreeMap<>();
        won.forEach((round, list) -> spans.put(round, Spans.of(list)));
        return Collections.unmodifiableMap(spans);
    }

    private static @Nullable RoundId winnerAt(Map<RoundId, Claim> claims, long ms) {
        Claim best = null;
        long bestFrom = 0;
        for (Claim claim : claims.values()) {
            for (Spans.Span span : claim.spans().list()) {
                if (span.contains(ms) && (best == null || beats(claim, span.fromMs(), best, bestFrom))) {
                    best = claim;
                    bestFrom = span.fromMs();
                }
            }
        }
        return best == null ? null : best.round();
    }

    private static boolean beats(Claim a, long aFrom, Claim b, long bFrom) {
        if (aFrom != bFrom) {
            return aFrom > bFrom;
        }
        return a.issuedAtMs() != b.issuedAtMs()
                ? a.issuedAtMs() > b.issuedAtMs()
                : a.round().compareTo(b.round()) > 0;
    }
}
