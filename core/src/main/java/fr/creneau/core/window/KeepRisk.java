package fr.creneau.core.window;

/** When a told window counts as at risk, on the dispatcher's board and in its list. */
public final class KeepRisk {
    /** Below this probability of being kept, 0..1: a dispatcher should look, not yet give up. */
    public static final double AT_RISK_BELOW = 0.8;

    private KeepRisk() {}

    /** @param keepProbability that the told window is kept, as seen now, 0..1 */
    public static boolean isAtRisk(double keepProbability) {
        return keepProbability < AT_RISK_BELOW;
    }
}
