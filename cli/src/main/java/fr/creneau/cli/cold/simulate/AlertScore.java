package fr.creneau.cli.cold.simulate;

import fr.creneau.city.cold.BoxJourney.Heard;
import fr.creneau.core.coldchain.alert.Alert;
import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.verdict.TagClock;
import fr.creneau.core.coldchain.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Final alerts against the truth. A tag errs by tenths of a degree and measures every few minutes, so truth is asked
 * twice: an alert is <em>missed</em> where the truth was beyond the limit by {@link #MARGIN_C} and longer than tolerated by
 * two logging intervals, in measured time, and nothing was raised; it is <em>wrong</em> where the truth was not even beyond
 * the limit less that margin for the tolerated time less two intervals. What lies between is borderline: counted, and
 * judged neither right nor wrong. An alert is <em>raised by a gap</em> where one touches it and what was truly beyond
 * while it was measured would not do, by the same margins, whatever happened within the gap. A gap here is a true time
 * without a reading, at the ends of the journey too. Not thread-safe.
 */
final class AlertScore {
    /** Of a tag of ±0.1 °C typical, ±0.75 °C at worst: what bias, noise and rounding together rarely pass. */
    static final double MARGIN_C = 0.4;

    long parcels;
    long alerts;
    long missed;
    long wrong;
    long raisedByGap;
    long borderline;
    long gaps;
    long gapsCalledFine;

    void add(BoxRun run, Profile profile) {
        parcels++;
        List<Alert> raised = run.summary().alerts();
        alerts += raised.size();
        List<Truth.Time> silences = silences(run);
        gaps += silences.size();
        boolean fine = run.summary().verdict() instanceof Verdict.Conforming
                || run.summary().verdict() instanceof Verdict.Tolerated;
        gapsCalledFine += fine && !silences.isEmpty() ? 1 : 0;
        long slackMs = 2 * profile.loggingInterval().toMillis();
        for (Alarm alarm : profile.alarms()) {
            List<Alert> mine =
                    raised.stream().filter(alert -> alert.alarm().equals(alarm)).toList();
            List<Truth.Time> must = asked(run, alarm, MARGIN_C, slackMs, true);
            List<Truth.Time> may = asked(run, alarm, -MARGIN_C, -slackMs, false);
            List<Truth.Time> seen = asked(run, alarm, -MARGIN_C, -slackMs, true);
            for (Truth.Time time : must) {
                boolean told = mine.stream().anyMatch(alert -> overlaps(run, alert, time, slackMs));
                missed += told ? 0 : 1;
            }
            for (Alert alert : mine) {
                if (may.stream().noneMatch(time -> overlaps(run, alert, time, slackMs))) {
                    wrong++;
                } else if (must.stream().noneMatch(time -> overlaps(run, alert, time, slackMs))) {
                    borderline++;
                }
                boolean measured = seen.stream().anyMatch(time -> overlaps(run, alert, time, slackMs));
                raisedByGap += !measured && silences.stream().anyMatch(gap -> overlaps(run, alert, gap, 0)) ? 1 : 0;
            }
        }
    }

    private static boolean overlaps(BoxRun run, Alert alert, Truth.Time time, long slackMs) {
        TagClock clock = run.summary().clock();
        long endMs = alert.endedMs() == null ? Long.MAX_VALUE / 2 : clock.toTrueMs(alert.endedMs());
        return time.overlaps(clock.toTrueMs(alert.fromMs()) - slackMs, endMs + slackMs);
    }

    /** Times that give rise to the alarm if truth is moved by a margin and its tolerance by a slack. */
    private static List<Truth.Time> asked(BoxRun run, Alarm alarm, double marginC, long slackMs, boolean measuredOnly) {
        Limit limit = alarm.limit();
        double movedC = limit.celsius() + limit.side().sign() * marginC;
        List<Truth.Time> times = Truth.beyond(run.journey(), limit.side(), movedC);
        if (measuredOnly) {
            times = measured(run, times);
        }
        long leastMs = Math.max(0, alarm.toleratedMs() + slackMs);
        if (alarm.kind() == Alarm.Kind.CUMULATIVE) {
            long sum = times.stream().mapToLong(Truth.Time::lengthMs).sum();
            return sum >= leastMs && !times.isEmpty()
                    ? List.of(new Truth.Time(
                            times.get(0).fromMs(), times.get(times.size() - 1).toMs()))
                    : List.of();
        }
        return times.stream().filter(time -> time.lengthMs() >= leastMs).toList();
    }

    /** True times longer than the profile's gap in which nothing was measured, from the journey's start to its end. */
    private static List<Truth.Time> silences(BoxRun run) {
        long maximalGapMs = BoxProfiles.maximalGapMs(run.journey().kind());
        List<Truth.Time> found = new ArrayList<>();
        long beforeMs = run.journey().startMs();
        for (long nextMs : LongStream.concat(
                        LongStream.of(moments(run)), LongStream.of(run.journey().endMs()))
                .toArray()) {
            if (nextMs - beforeMs > maximalGapMs) {
                found.add(new Truth.Time(beforeMs, nextMs));
            }
            beforeMs = nextMs;
        }
        return found;
    }

    /** True moments of the readings that were heard, in order. */
    private static long[] moments(BoxRun run) {
        return run.journey().heard().stream()
                .mapToLong(Heard::trueMs)
                .distinct()
                .sorted()
                .toArray();
    }

    /** The parts of the times in which readings were no farther apart than the profile's gap. */
    private static List<Truth.Time> measured(BoxRun run, List<Truth.Time> times) {
        long maximalGapMs = BoxProfiles.maximalGapMs(run.journey().kind());
        long[] moments = moments(run);
        List<Truth.Time> parts = new ArrayList<>();
        for (Truth.Time time : times) {
            int from = 0;
            for (int i = 1; i <= moments.length; i++) {
                if (i == moments.length || moments[i] - moments[i - 1] > maximalGapMs) {
                    long start = Math.max(time.fromMs(), moments[from]);
                    long end = Math.min(time.toMs(), moments[i - 1]);
                    if (end >= start) {
                        parts.add(new Truth.Time(start, end));
                    }
                    from = i;
                }
            }
        }
        return parts;
    }
}
