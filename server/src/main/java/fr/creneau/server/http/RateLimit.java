package fr.creneau.server.http;

/** A token bucket on the machine's monotonic clock. Thread-safe. */
public final class RateLimit {
    private final double perSecond;
    private final double most;
    private double tokens;
    private long lastNanos;

    /**
     * @param perSecond tokens that come back each second
     * @param most tokens that a rested bucket holds
     */
    public RateLimit(double perSecond, double most) {
        this.perSecond = perSecond;
        this.most = most;
        this.tokens = most;
        this.lastNanos = System.nanoTime();
    }

    /** Takes a token, if there is one. */
    public boolean tryTake() {
        return tryTake(1, System.nanoTime());
    }

    synchronized boolean tryTake(double count, long nowNanos) {
        tokens = Math.min(most, tokens + Math.max(0, nowNanos - lastNanos) * 1e-9 * perSecond);
        lastNanos = nowNanos;
        if (tokens < count) {
            return false;
        }
        tokens -= count;
        return true;
    }

    /** Whole seconds until there is a token again, at least 1. */
    synchronized int secondsUntilNext() {
        return (int) Math.max(1, Math.ceil((1 - tokens) / perSecond));
    }

    /** Puts a token back that need not have been taken. */
    synchronized void giveBack() {
        tokens = Math.min(most, tokens + 1);
    }
}
