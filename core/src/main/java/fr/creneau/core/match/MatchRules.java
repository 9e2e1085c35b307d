package fr.creneau.core.match;

import org.jspecify.annotations.Nullable;

/**
 * How fixes are matched to streets. How far fixes lie from the street (σ) and how much a way differs from the straight
 * line (β) are followed on the track itself; the other numbers of {@link #usual()} were chosen by thought for vans with
 * phones, not fitted.
 *
 * @param lag fixes that may wait for their street, of those used; at the bound the likeliest is taken
 * @param candidates arcs weighed for one fix, the nearest; at most 31
 * @param leastRadiusMetres arcs are looked for at least so far, else up to {@link #RADIUS_SIGMAS} σ
 * @param startSigmaMetres σ before anything was seen
 * @param startBetaMetres β before anything was seen
 * @param breakMetres a track is broken where two fixes lie farther apart
 * @param breakMps a track is broken where two fixes would need a higher speed, metres a second
 * @param turnBackNats how much less likely it is to turn round in the street than to go on, natural logarithm
 * @param circuit the arcs of the planned circuit, if it is known
 * @param circuitNats how much likelier it is to be on an arc of the circuit, natural logarithm
 */
public record MatchRules(
        int lag,
        int candidates,
        double leastRadiusMetres,
        double startSigmaMetres,
        double startBetaMetres,
        double breakMetres,
        double breakMps,
        double turnBackNats,
        @Nullable CircuitArcs circuit,
        double circuitNats) {
    /** A fix farther than this from every street was not driven on one. */
    static final double RADIUS_SIGMAS = 5;

    /** Fixes nearer than this to the one used last tell nothing of the way (Newson and Krumm). */
    static final double THIN_SIGMAS = 2;

    /** What the plan counts for at each fix, chosen by thought: as much as a street 8 m away instead of below, at σ = 6 m. */
    public static final double CIRCUIT_NATS = 1;

    public MatchRules {
        if (candidates < 1 || candidates > 31 || lag < 1) {
            throw new IllegalArgumentException(
                    "%d candidates, a lag of %d: expected 1..31 and 1 or more".formatted(candidates, lag));
        }
    }

    public static MatchRules usual() {
        return new MatchRules(60, 16, 40, 6, 5, 2_000, 50, 3, null, 0);
    }

    /**
     * For those who only ask where the van is now: the usual rules with a lag of 15, which finds the same way (ADR 14) and
     * holds a quarter of the memory for each van.
     */
    public static MatchRules live() {
        return new MatchRules(15, 16, 40, 6, 5, 2_000, 50, 3, null, 0);
    }

    /** These rules for a van that should be on this circuit. */
    public MatchRules onCircuit(CircuitArcs arcs, double nats) {
        return new MatchRules(
                lag,
                candidates,
                leastRadiusMetres,
                startSigmaMetres,
                startBetaMetres,
                breakMetres,
                breakMps,
                turnBackNats,
                arcs,
                nats);
    }

    /** What the plan says for this arc, natural logarithm. */
    double prior(int arc) {
        return circuit != null && circuit.contains(arc) ? circuitNats : 0;
    }
}
