package fr.creneau.core.coldchain;

import fr.creneau.core.coldchain.alert.Alert;
import fr.creneau.core.coldchain.curve.TagCurve;
import fr.creneau.core.coldchain.curve.WideSum;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.verdict.TagSummary;
import java.math.BigInteger;
import java.util.List;

/** The engine's figures in the words of {@link PlainRecount}. */
final class Told {
    private Told() {}

    static String by(TagCurve curve, TagSummary summary) {
        var sums = summary.sums();
        StringBuilder text = new StringBuilder();
        text.append("readings ").append(sums.readings());
        text.append(" lost ").append(sums.lost());
        text.append(" min ").append(sums.leastMicroC());
        text.append(" max ").append(sums.mostMicroC());
        text.append(" known ").append(sums.knownMs()).append(" unknown ").append(sums.unknownMs());
        List<String> gaps = sums.gaps().stream()
                .map(gap -> gap.fromMs() + ".." + gap.toMs())
                .toList();
        text.append(" gaps ").append(gaps);
        text.append(" harm ").append(whole(sums.harm())).append('/').append(sums.harmWeight());
        var ageing = curve.rules().ageing();
        for (int q = 0; ageing != null && q < ageing.size(); q++) {
            text.append(" aged ").append(whole(sums.ageing(q)));
        }
        for (Limit limit : curve.rules().limits()) {
            text.append('\n').append(limit.side()).append(' ').append(limit.microC());
            text.append(" beyond ").append(sums.beyondMs(curve.rules().indexOf(limit)));
        }
        summary.alerts().forEach(alert -> text.append('\n').append(alert(alert)));
        return text.toString();
    }

    private static String alert(Alert alert) {
        return alert.alarm().kind() + " " + alert.alarm().limit().side() + " "
                + alert.alarm().limit().microC() + " " + alert.fromMs() + ".."
                + (alert.endedMs() == null ? "open" : alert.endedMs()) + " worst " + alert.worstMicroC() + " beyond "
                + alert.beyondMs();
    }

    private static BigInteger whole(WideSum sum) {
        BigInteger low = new BigInteger(Long.toUnsignedString(sum.low()));
        return BigInteger.valueOf(sum.high()).shiftLeft(64).add(low);
    }
}
