package fr.creneau.core.coldchain.verdict;

import fr.creneau.core.coldchain.curve.Ageing;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.curve.CurveSums;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.ShelfLife;
import java.util.Optional;

/**
 * What is left of a shelf life at the reference temperature: life − Σ Q10^((T − T_ref)/10)·Δt, seconds, never negative.
 * In unknown time the food ages as in the known time on average; for the low end as at the warmest temperature measured
 * or the upper limit, whichever is warmer: the unknown is never fine.
 *
 * @param lowS by the Q10 that leaves least
 * @param likelyS by the Q10 that is believed
 * @param highS by the Q10 that leaves most
 */
public record RemainingLife(double lowS, double likelyS, double highS) {
    private static final int LIKELY = 1;

    /**
     * Empty where the profile has no shelf life.
     *
     * @param unknownMs gaps and a journey's silence at its ends
     */
    static Optional<RemainingLife> of(CurveRules rules, CurveSums sums, long unknownMs) {
        Ageing ageing = rules.ageing();
        return rules.profile().findShelfLife().flatMap(life -> Optional.ofNullable(ageing)
                .map(rates -> of(life, rates, rules, sums, unknownMs)));
    }

    private static RemainingLife of(ShelfLife life, Ageing ageing, CurveRules rules, CurveSums sums, long unknownMs) {
        double lifeMs = life.life().toMillis();
        int warmest = rules.profile()
                .findUpper()
                .map(Limit::microC)
                .map(upper -> sums.readings() == 0 ? upper : Math.max(upper, sums.mostMicroC()))
                .orElse(sums.mostMicroC());
        double low = lifeMs;
        double high = 0;
        double likely = 0;
        for (int q = 0; q < ageing.size(); q++) {
            double knownMs = sums.ageing(q).toDouble() / 2 / Ageing.SCALE;
            double meanRate = sums.knownMs() == 0 ? 1 : knownMs / sums.knownMs();
            double worstRate = unknownMs == 0 ? 0 : ageing.rate(q, warmest) / Ageing.SCALE;
            double left = lifeMs - knownMs - unknownMs * meanRate;
            low = Math.min(low, Math.min(left, lifeMs - knownMs - unknownMs * worstRate));
            high = Math.max(high, left);
            likely = q == LIKELY ? left : likely;
        }
        return new RemainingLife(seconds(low), seconds(likely), seconds(high));
    }

    private static double seconds(double ms) {
        return Math.max(0, Math.round(ms) / 1000.0);
    }
}
