package fr.creneau.server.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;

/** A bucket for each name, e.g. a key, an address, a link; the least used are forgotten first. Thread-safe. */
public final class RateLimits {
    private static final int MOST_NAMES = 100_000;

    private final LoadingCache<String, RateLimit> buckets;

    /** Each name's bucket: see {@link RateLimit}. */
    public RateLimits(double perSecond, double most) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_NAMES)
                .expireAfterAccess(Duration.ofSeconds((long) Math.ceil(most / perSecond) + 1))
                .build(name -> new RateLimit(perSecond, most));
    }

    /** Takes a token of the name's bucket, or ends the request with 429. */
    public void take(String name) {
        RateLimit bucket = buckets.get(name);
        if (!bucket.tryTake()) {
            throw tooMany(bucket);
        }
    }

    /** Puts back a token that {@link #take} took, for what need not be counted after all. */
    public void giveBack(String name) {
        buckets.get(name).giveBack();
    }

    private static ProblemException tooMany(RateLimit bucket) {
        return Problem.of(
                        429, "too-many-requests", "Too many requests", "Wait as long as Retry-After says, then go on.")
                .retryAfter(bucket.secondsUntilNext())
                .thrown();
    }
}
