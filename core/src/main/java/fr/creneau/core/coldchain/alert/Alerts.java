package fr.creneau.core.coldchain.alert;

import fr.creneau.core.coldchain.curve.Excursion;
import fr.creneau.core.coldchain.curve.TagCurve;
import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.ids.TagId;
import java.util.ArrayList;
import java.util.List;

/** Which alerts a curve has by its profile's alarms. Stateless. */
public final class Alerts {
    private Alerts() {}

    /** In the order of the profile's alarms, then of time. */
    public static List<Alert> of(TagId tag, TagCurve curve) {
        List<Alert> found = new ArrayList<>();
        for (Alarm alarm : curve.rules().profile().alarms()) {
            List<Excursion> excursions = curve.excursions(alarm.limit());
            switch (alarm.kind()) {
                case INSTANT -> excursions.forEach(excursion -> found.add(alert(tag, alarm, excursion)));
                case SINGLE ->
                    excursions.stream()
                            .filter(excursion -> excursion.longestMs() > alarm.toleratedMs())
                            .forEach(excursion -> found.add(alert(tag, alarm, excursion)));
                case CUMULATIVE -> addCumulative(tag, alarm, curve, excursions, found);
            }
        }
        return found;
    }

    private static Alert alert(TagId tag, Alarm alarm, Excursion excursion) {
        return new Alert(
                tag, alarm, excursion.fromMs(), excursion.endedMs(), excursion.worstMicroC(), excursion.beyondMs());
    }

    private static void addCumulative(
            TagId tag, Alarm alarm, TagCurve curve, List<Excursion> excursions, List<Alert> found) {
        long beyondMs = excursions.stream().mapToLong(Excursion::beyondMs).sum();
        if (beyondMs <= alarm.toleratedMs()) {
            return;
        }
        Long fromMs = curve.findBeyondReached(alarm.limit(), alarm.toleratedMs());
        int sign = alarm.limit().side().sign();
        int worst = excursions.stream()
                .mapToInt(Excursion::worstMicroC)
                .reduce((a, b) -> sign * a >= sign * b ? a : b)
                .orElseThrow();
        if (fromMs != null) {
            found.add(new Alert(tag, alarm, fromMs, null, worst, beyondMs));
        }
    }
}
