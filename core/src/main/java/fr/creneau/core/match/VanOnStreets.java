package fr.creneau.core.match;

import java.util.Optional;

/**
 * One van on the streets, fix by fix. A street is believed only within the error of the fixes that tell of it: a van in a
 * yard is not put on the road beside it, not even by a fix that may err by the width of the town. One thread at a time.
 */
public final class VanOnStreets {
    /** Half of a wide street, and what maps are off: a street so near is believed whatever the receiver says of itself. */
    private static final double LEAST_REACH_METRES = 15;

    /** A van that was off the streets has to come this much closer, so that none at the limit jumps to and fro. */
    private static final double BACK_SHARE = 0.7;

    /** Receivers measure speed well; below this a van is taken to stand. */
    private static final double DRIVES_MPS = 0.5;

    /** Where it is known to drive, a shorter step tells of its way too; as was best in {@code ./creneau city places}. */
    private static final double DRIVING_THIN_SIGMAS = 1;

    /** After so long a van may have come any way. */
    private static final double SILENCE_S = 120;

    private static final Driven NOBODY_ASKS = new Driven() {
        @Override
        public void arc(int arc) {}

        @Override
        public void broken() {}
    };

    private final StreetMatcher matcher;
    private boolean on = true;
    private double newestS = Double.NEGATIVE_INFINITY;

    /**
     * @param near a search of this thread on the net's grid; may be shared by its vans
     * @param paths of this thread; may be shared by its vans
     */
    public VanOnStreets(StreetNet net, ArcGrid.Search near, NearPaths paths, MatchRules rules) {
        this.matcher = new StreetMatcher(net, near, paths, rules, NOBODY_ASKS);
    }

    /**
     * Where the van's next fix puts it; empty off the streets, where the fix itself is the best that is known.
     *
     * @param timeS seconds from any origin; a fix that is not later than the one before changes nothing
     * @param lat degrees WGS 84
     * @param lon degrees WGS 84
     * @param speedMps metres a second; NaN: unknown
     * @param radiusMetres about 95 % of errors lie within
     */
    public Optional<StreetPlace> next(double timeS, double lat, double lon, double speedMps, double radiusMetres) {
        if (timeS > newestS + SILENCE_S) {
            matcher.finish();
        }
        newestS = Math.max(newestS, timeS);
        double thin = speedMps >= DRIVES_MPS ? DRIVING_THIN_SIGMAS : MatchRules.THIN_SIGMAS;
        double stands = speedMps < DRIVES_MPS ? radiusMetres : 0;
        double ofFix = Math.max(LEAST_REACH_METRES, radiusMetres);
        matcher.next(timeS, lat, lon, thin * matcher.sigmaMetres(), stands, ofFix);
        double reach = matcher.reachMetres() * (on ? 1 : BACK_SHARE);
        Optional<StreetPlace> place = matcher.now().filter(street -> street.awayMetres() <= reach);
        on = place.isPresent();
        return place;
    }
}
