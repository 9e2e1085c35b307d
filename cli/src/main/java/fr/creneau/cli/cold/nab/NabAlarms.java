package fr.creneau.cli.cold.nab;

import fr.creneau.cli.UserError;
import fr.creneau.core.coldchain.Celsius;
import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.coldchain.alert.Alerts;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.curve.TagCurve;
import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.LoggingRule;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.ids.TagId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Alarms of one series by two rules with the same limits: mean ± 3 standard deviations of the first readings, as many as
 * the benchmark lets one learn from. A <em>fixed threshold</em> alarms whenever a limit is passed; the <em>engine</em>
 * alarms as a profile would have it, beyond the limit for an hour without a break, over once it is back by half a
 * standard deviation.
 */
record NabAlarms(Limit lower, Limit upper, List<Long> byThreshold, List<Long> byEngine) {
    /** Readings to learn from: 15 % of the first 5 000. */
    private static final int LEARNT_FROM = 750;

    private static final int FEWEST_READINGS = 2;
    private static final double DEVIATIONS = 3;
    private static final double HYSTERESIS_DEVIATIONS = 0.5;
    private static final Duration TOLERATED = Duration.ofHours(1);
    private static final Duration JOURNEY = Duration.ofDays(365);
    private static final TagId TAG = new TagId("series");

    /** @throws UserError where a series is too short, too coarse or too steady for limits to be learnt */
    static NabAlarms of(NabSeries series) {
        if (series.readings().size() < FEWEST_READINGS) {
            throw new UserError(
                    "%s: %d usable readings: expected %d or more"
                            .formatted(series.file(), series.readings().size(), FEWEST_READINGS),
                    "its rows are not of the benchmark's form.");
        }
        List<Reading> learnt = series.readings()
                .subList(0, Math.min(LEARNT_FROM, series.readings().size()));
        double mean = learnt.stream().mapToDouble(NabAlarms::celsius).average().orElseThrow();
        double deviation = Math.sqrt(learnt.stream()
                .mapToDouble(reading -> Math.pow(celsius(reading) - mean, 2))
                .average()
                .orElseThrow());
        Limit lower = Limit.below(Math.max(Celsius.COLDEST, mean - DEVIATIONS * deviation));
        Limit upper = Limit.above(Math.min(Celsius.HOTTEST, mean + DEVIATIONS * deviation));
        if (lower.microC() >= upper.microC()) {
            throw new UserError(
                    "%s: the first %d readings are all %s °C: expected some spread to learn limits from"
                            .formatted(series.file(), learnt.size(), mean),
                    "the series is of a sensor that stood still.");
        }
        return new NabAlarms(
                lower, upper, byThreshold(series, lower, upper), byEngine(series, lower, upper, deviation));
    }

    private static List<Long> byThreshold(NabSeries series, Limit lower, Limit upper) {
        List<Long> alarms = new ArrayList<>();
        boolean before = false;
        for (Reading reading : series.readings()) {
            boolean beyond = lower.isBeyond(reading.microC()) || upper.isBeyond(reading.microC());
            if (beyond && !before) {
                alarms.add(reading.observedAtMs());
            }
            before = beyond;
        }
        return alarms;
    }

    private static List<Long> byEngine(NabSeries series, Limit lower, Limit upper, double deviation) {
        Duration interval = Duration.ofMillis(usualInterval(series));
        Duration longest = LoggingRule.longestInterval(JOURNEY);
        if (interval.compareTo(longest) > 0) {
            throw new UserError(
                    "%s: a reading every %d min: expected one every %d min or oftener"
                            .formatted(series.file(), interval.toMinutes(), longest.toMinutes()),
                    "an hour beyond a limit cannot be seen in it.");
        }
        Profile profile = new Profile(
                series.name(),
                lower,
                upper,
                (int) Math.round(HYSTERESIS_DEVIATIONS * deviation * Celsius.MICRO),
                interval,
                interval.multipliedBy(3),
                JOURNEY,
                List.of(
                        new Alarm(Alarm.Kind.SINGLE, lower, TOLERATED.toMillis()),
                        new Alarm(Alarm.Kind.SINGLE, upper, TOLERATED.toMillis())),
                null);
        TagCurve curve = new TagCurve(new CurveRules(profile));
        series.readings().forEach(curve::join);
        return Alerts.of(TAG, curve).stream()
                .map(alert -> alert.fromMs() + TOLERATED.toMillis())
                .sorted()
                .toList();
    }

    private static long usualInterval(NabSeries series) {
        List<Reading> readings = series.readings();
        List<Long> intervals = new ArrayList<>();
        for (int i = 1; i < readings.size(); i++) {
            intervals.add(readings.get(i).observedAtMs() - readings.get(i - 1).observedAtMs());
        }
        return intervals.stream()
                .sorted()
                .skip(intervals.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double celsius(Reading reading) {
        return Celsius.fromMicro(reading.microC());
    }
}
