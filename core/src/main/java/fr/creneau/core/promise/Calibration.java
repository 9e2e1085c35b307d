package fr.creneau.core.promise;

/** Whether what is claimed is what is kept. */
public enum Calibration {
    /** Too few windows have ended to say. */
    UNKNOWN,
    /** Not claimed more than was kept, within what is tolerated. */
    HOLDS,
    /** More was claimed than kept: the windows are worth less than they say. */
    BROKEN;

    /** Below this many windows nothing is said. */
    public static final int FEWEST = 200;

    /** Tolerated: claimed above kept by three points of a hundred, as the promise's own target in every stratum. */
    public static final double TOLERATED = 0.03;

    private static final double DEVIATIONS = 3;

    /**
     * Judges a tally. Claiming too little is no alarm: the recipient loses nothing. Chance is allowed for by three standard
     * errors of independent windows; windows of one round share its pace, so a single bad round can still raise it.
     */
    public static Calibration of(Tally tally) {
        if (tally.ended() < FEWEST) {
            return UNKNOWN;
        }
        double claimed = tally.claimedShare();
        double chance = DEVIATIONS * Math.sqrt(claimed * (1 - claimed) / tally.ended());
        return claimed - tally.keptShare() > TOLERATED + chance ? BROKEN : HOLDS;
    }
}
