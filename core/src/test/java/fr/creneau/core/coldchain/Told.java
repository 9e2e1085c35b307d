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
        var tally = summary.tally();
        StringBuilder text = new StringBuilder();
        text.append("readings ").append(tally.readings());
        text.append(" lost ").append(tally.lost());
        text.append(" min ").append(tally.leastMicroC());
        text.append(" max ").append(tally.mostMicroC());
        text.append(" known ").append(tally.knownMs()).append(" unknown ").append(tally.unknownMs());
        List<String> gaps = tally.gaps().stream()
                .map(gap -> gap.fromMs() + ".." + gap.toMs())
                .toList();
        text.append(" gaps ").append(gaps);
        text.append(" harm ").append(whole(tally.harm())).append('/').append(tally.harmWeight());
        var ageing = curve.rules().ageing();
        for (int q = 0; ageing != null && q < ageing.size(); q++) {
            text.append(" aged ").append(whole(tally.ageing(q)));
        }
        for (Limit limit : curve.rules().limits()) {
            text.append('\n').append(limit.side()).append(' ').append(limit.microC());
            text.append(" beyond ").append(tally.beyondMs(curve.rules().indexOf(limit)));
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
