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

    /** Ends the request with 429 where the name has used up its tokens; takes none. */
    public void check(String name) {
        RateLimit bucket = buckets.getIfPresent(name);
        if (bucket != null && !bucket.hasToken()) {
            throw tooMany(bucket);
        }
    }

    /** Takes a token, if there is one; for what is counted and not refused. */
    public void count(String name) {
        buckets.get(name).tryTake();
    }

    private static ProblemException tooMany(RateLimit bucket) {
        return Problem.of(
                        429, "too-many-requests", "Too many requests", "Wait as long as Retry-After says, then go on.")
                .retryAfter(bucket.secondsUntilNext())
                .thrown();
    }
}
