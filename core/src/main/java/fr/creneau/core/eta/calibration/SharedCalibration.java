package fr.creneau.core.eta.calibration;

/** One calibration for all writers of a server: what one round teaches, the claims of all have. Thread-safe. */
public final class SharedCalibration {
    private final int memory;
    private final double gamma;
    private Calibration following;
    private volatile Generation newest;
    private volatile State state;

    /**
     * How claims did lately.
     *
     * @param observed arrivals that claims were held against
     * @param gap80 share of the newest arrivals within the intervals of 80 % minus 0.8; NaN before the first
     * @param gap95 the same for 95 %
     * @param fails enough arrivals were observed, and a gap is wider than four points and what chance explains
     */
    public record State(long observed, double gap80, double gap95, boolean fails) {}

    /** As {@link Calibration#Calibration(int, double)}. */
    public SharedCalibration(int memory, double gamma) {
        this.memory = memory;
        this.gamma = gamma;
        following = new Calibration(memory, gamma);
        newest = new Generation(0, following.toBending());
        state = stateNow();
    }

    /**
     * Another engine makes the claims from now on, and is in place already: what is known of the one before says nothing
     * of it, nor does what becomes of claims that are still open.
     */
    public synchronized void forget() {
        following = new Calibration(memory, gamma);
        newest = new Generation(newest.number() + 1, following.toBending());
        state = stateNow();
    }

    Generation newest() {
        return newest;
    }

    /** @param generation of the claim; one of an earlier engine's teaches nothing */
    synchronized void observe(Outcome outcome, int generation) {
        if (generation != newest.number()) {
            return;
        }
        following.observe(outcome);
        newest = new Generation(generation, following.toBending());
        state = stateNow();
    }

    /** As of the newest arrival. */
    public State state() {
        return state;
    }

    private State stateNow() {
        return new State(following.observed(), following.gap80(), following.gap95(), following.fails());
    }
}
