package fr.creneau.core.coldchain.verdict;

import fr.creneau.core.coldchain.alert.Alert;
import fr.creneau.core.coldchain.alert.Alerts;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.curve.CurveSums;
import fr.creneau.core.coldchain.curve.Kinetic;
import fr.creneau.core.coldchain.curve.TagCurve;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.ids.TagId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a certificate says of one tag: a function of the set of its readings, the profile, and the journey as
 * far as it is known. Lengths and moments are the tag's own; {@code clock} turns them into true ones.
 *
 * @param firstMs the first reading, epoch milliseconds; null without readings. Nothing is claimed of the time before it
 *     but that a journey's was silent
 * @param lastMs the last reading, and the same of the time after it
 * @param silentMs of the journey before the first and after the last reading, true milliseconds
 * @param kineticC mean kinetic temperature of the measured time, °C; NaN without readings
 * @param aboveMs measured above the range's upper limit; 0 where it has none
 * @param belowMs measured below the range's lower limit; 0 where it has none
 */
public record TagSummary(
        TagId tag,
        TagClock clock,
        CurveSums sums,
        @Nullable Long firstMs,
        @Nullable Long lastMs,
        long silentMs,
        double kineticC,
        long aboveMs,
        long belowMs,
        Optional<RemainingLife> life,
        List<Alert> alerts,
        Verdict verdict) {
    /** Fewer readings prove nothing. */
    private static final int FEWEST_READINGS = 2;

    /** Sums up a curve whose journey nobody knows: it speaks of the time between the first and the last reading. */
    public static TagSummary of(TagId tag, TagCurve curve) {
        return of(tag, curve, JourneySpan.UNKNOWN);
    }

    /** Sums up a curve. */
    public static TagSummary of(TagId tag, TagCurve curve, JourneySpan journey) {
        CurveRules rules = curve.rules();
        CurveSums sums = curve.sums();
        TagClock clock = TagClock.of(curve);
        Long firstMs = curve.findFirstMs();
        Long lastMs = curve.findLastMs();
        long silentMs = firstMs == null || lastMs == null
                ? journey.lengthMs()
                : journey.silentMs(
                        clock.toTrueMs(firstMs),
                        clock.toTrueMs(lastMs),
                        rules.profile().maximalGap().toMillis());
        long unknownMs = sums.unknownMs() + silentMs;
        long aboveMs = rules.profile()
                .findUpper()
                .map(limit -> beyond(rules, sums, limit))
                .orElse(0L);
        long belowMs = rules.profile()
                .findLower()
                .map(limit -> beyond(rules, sums, limit))
                .orElse(0L);
        List<Alert> alerts = Alerts.of(tag, curve);
        double kineticC = sums.readings() == 0 ? Double.NaN : Kinetic.celsius(sums.harm(), sums.harmWeight());
        return new TagSummary(
                tag,
                clock,
                sums,
                firstMs,
                lastMs,
                silentMs,
                kineticC,
                aboveMs,
                belowMs,
                RemainingLife.of(rules, sums, unknownMs),
                alerts,
                verdict(sums, unknownMs, aboveMs + belowMs, alerts));
    }

    /** Of which nothing is known: gaps, and the journey's silence at its ends, milliseconds. */
    public long unknownMs() {
        return sums.unknownMs() + silentMs;
    }

    private static long beyond(CurveRules rules, CurveSums sums, Limit limit) {
        return sums.beyondMs(rules.indexOf(limit));
    }

    private static Verdict verdict(CurveSums sums, long unknownMs, long beyondMs, List<Alert> alerts) {
        if (!alerts.isEmpty()) {
            return new Verdict.NotConforming(alerts);
        }
        if (unknownMs > 0 || sums.readings() < FEWEST_READINGS) {
            return new Verdict.Unproven(unknownMs);
        }
        return beyondMs > 0 ? new Verdict.Tolerated(beyondMs) : new Verdict.Conforming();
    }
}
