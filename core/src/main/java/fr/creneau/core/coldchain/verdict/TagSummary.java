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

/**
 * Everything that a certificate says of one tag: a function of the set of its readings and the profile. Lengths and
 * moments are the tag's own; {@code clock} turns them into true ones.
 *
 * @param kineticC mean kinetic temperature of the measured time, °C; NaN without readings
 * @param aboveMs measured above the range's upper limit; 0 where it has none
 * @param belowMs measured below the range's lower limit; 0 where it has none
 */
public record TagSummary(
        TagId tag,
        TagClock clock,
        CurveSums sums,
        double kineticC,
        long aboveMs,
        long belowMs,
        Optional<RemainingLife> life,
        List<Alert> alerts,
        Verdict verdict) {
    /** Fewer readings prove nothing. */
    private static final int FEWEST_READINGS = 2;

    /** Sums up a curve. */
    public static TagSummary of(TagId tag, TagCurve curve) {
        CurveRules rules = curve.rules();
        CurveSums sums = curve.sums();
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
                TagClock.of(curve),
                sums,
                kineticC,
                aboveMs,
                belowMs,
                RemainingLife.of(rules, sums),
                alerts,
                verdict(sums, aboveMs + belowMs, alerts));
    }

    private static long beyond(CurveRules rules, CurveSums sums, Limit limit) {
        return sums.beyondMs(rules.indexOf(limit));
    }

    private static Verdict verdict(CurveSums sums, long beyondMs, List<Alert> alerts) {
        if (!alerts.isEmpty()) {
            return new Verdict.NotConforming(alerts);
        }
        if (sums.unknownMs() > 0 || sums.readings() < FEWEST_READINGS) {
            return new Verdict.Unproven(sums.unknownMs());
        }
        return beyondMs > 0 ? new Verdict.Tolerated(beyondMs) : new Verdict.Conforming();
    }
}
