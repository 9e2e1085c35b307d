package fr.creneau.core.eta.calibration;

/** How an engine's claims are to be bent so that they hold. */
interface Bending {
    /**
     * The engine's own score at which the k-th level of {@link fr.creneau.core.eta.Arrivals} truly lies.
     *
     * @param group of the claim, {@link Calibration#group}
     * @param secondsAhead as claimed
     */
    double score(int group, double secondsAhead, int k);
}
