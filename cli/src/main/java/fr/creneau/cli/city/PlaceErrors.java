package fr.creneau.cli.city;

import fr.creneau.city.day.DayMessage;
import fr.creneau.city.day.DayRound;
import fr.creneau.city.track.VanPath;
import fr.creneau.core.geo.LatLon;
import fr.creneau.core.match.StreetPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far shown places lie from the truth, while driving, while standing, and of phones apart. Not thread-safe. */
final class PlaceErrors {
    /** A heading is told rightly within so much. */
    private static final double RIGHT_WAY_DEGREES = 30;

    /** A van that stands and is shown so much farther on seems to jump. */
    private static final double JUMP_METRES = 10;

    private static final class Group {
        private final List<Double> raw = new ArrayList<>();
        private final List<Double> shown = new ArrayList<>();
        private int onStreet;
        private int headed;
        private int headedRightly;
        private int rawJumps;
        private int jumps;
    }

    private record Last(LatLon truth, LatLon raw, LatLon shown) {}

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Last> last = new HashMap<>();
    private long nanos;
    private long fixes;

    void add(DayRound round, VanPath.State truth, DayMessage.VanFix fix, @Nullable StreetPlace place, long nanosOfCpu) {
        nanos += nanosOfCpu;
        fixes++;
        boolean drives = truth.speedMps() > 0;
        Group group = groups.computeIfAbsent(
                round.byPhone() ? "phone" : drives ? "van_driving" : "van_standing", name -> new Group());
        LatLon raw = new LatLon(fix.lat(), fix.lon());
        LatLon shown = place == null ? raw : place.place();
        group.raw.add(raw.metresTo(truth.place()));
        group.shown.add(shown.metresTo(truth.place()));
        group.onStreet += place == null ? 0 : 1;
        if (drives && place != null && !Double.isNaN(place.headingDegrees()) && !Double.isNaN(truth.headingDeg())) {
            double off = Math.abs((place.headingDegrees() - truth.headingDeg() + 540) % 360 - 180);
            group.headed++;
            group.headedRightly += off <= RIGHT_WAY_DEGREES ? 1 : 0;
        }
        Last before = last.put(round.id(), new Last(truth.place(), raw, shown));
        if (before != null && before.truth().equals(truth.place())) {
            group.rawJumps += before.raw().metresTo(raw) > JUMP_METRES ? 1 : 0;
            group.jumps += before.shown().metresTo(shown) > JUMP_METRES ? 1 : 0;
        }
    }

    Map<String, Object> toJson() {
        Map<String, Object> told = new LinkedHashMap<>();
        groups.forEach((name, group) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("fixes", group.raw.size());
            one.put("on_street", rounded((double) group.onStreet / group.raw.size()));
            one.put("raw_median_m", at(group.raw, 0.5));
            one.put("shown_median_m", at(group.shown, 0.5));
            one.put("raw_p90_m", at(group.raw, 0.9));
            one.put("shown_p90_m", at(group.shown, 0.9));
            one.put("raw_jumps_standing", group.rawJumps);
            one.put("shown_jumps_standing", group.jumps);
            if (group.headed > 0) {
                one.put("heading_right", rounded((double) group.headedRightly / group.headed));
            }
            told.put(name, one);
        });
        told.put("cpu_us_per_fix", rounded(nanos / 1e3 / Math.max(1, fixes)));
        return told;
    }

    private static double at(List<Double> metres, double share) {
        List<Double> sorted = metres.stream().sorted().toList();
        return rounded(sorted.get((int) (share * (sorted.size() - 1))));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e3) / 1e3;
    }
}
