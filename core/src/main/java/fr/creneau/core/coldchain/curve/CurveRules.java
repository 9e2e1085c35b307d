package fr.creneau.core.coldchain.curve;

import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fold has to know of a profile, worked out once and shared by all its tags. Immutable and thread-safe. */
public final class CurveRules {
    private final Profile profile;
    private final Limit[] limits;
    private final int[] clearMicroC;
    private final long intervalMs;
    private final long maximalGapMs;
    private final @Nullable Ageing ageing;

    public CurveRules(Profile profile) {
        this.profile = profile;
        limits = profile.limits().toArray(Limit[]::new);
        clearMicroC = new int[limits.length];
        for (int i = 0; i < limits.length; i++) {
            clearMicroC[i] = limits[i].microC() - limits[i].side().sign() * profile.hysteresisMicroC();
        }
        intervalMs = profile.loggingInterval().toMillis();
        maximalGapMs = profile.maximalGap().toMillis();
        ageing = profile.findShelfLife().map(Ageing::new).orElse(null);
    }

    public Profile profile() {
        return profile;
    }

    /** The limits that are watched; their order is that of every list by limit. */
    public List<Limit> limits() {
        return List.of(limits);
    }

    /** The place of a limit among {@link #limits()}; it must be one of the profile's. */
    public int indexOf(Limit limit) {
        return limits().indexOf(limit);
    }

    int limitCount() {
        return limits.length;
    }

    Limit limit(int index) {
        return limits[index];
    }

    /** Whether this temperature ends an excursion. */
    boolean isClear(int index, int microC) {
        int sign = limits[index].side().sign();
        return sign * microC <= sign * clearMicroC[index];
    }

    long intervalMs() {
        return intervalMs;
    }

    boolean isGap(long spanMs) {
        return spanMs > maximalGapMs;
    }

    /** Null where the profile has no shelf life. */
    public @Nullable Ageing ageing() {
        return ageing;
    }
}
