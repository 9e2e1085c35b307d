package fr.creneau.cli.cold.simulate;

import fr.creneau.city.cold.BoxJourney.Heard;
import fr.creneau.core.coldchain.alert.Alert;
import fr.creneau.core.coldchain.curve.Gap;
import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.verdict.TagClock;
import fr.creneau.core.coldchain.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Final alerts against the truth. A tag errs by tenths of a degree and measures every few minutes, so truth is asked
 * twice: an alert is <em>missed</em> where the truth was beyond the limit by {@link #MARGIN_C} and longer than tolerated by
 * two logging intervals, in measured time, and nothing was raised; it is <em>wrong</em> where the truth was not even beyond
 * the limit less that margin for the tolerated time less two intervals. What lies between is borderline, and counted.
 * Not thread-safe.
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
        gaps += run.summary().sums().gaps().size();
        boolean fine = run.summary().verdict() instanceof Verdict.Conforming
                || run.summary().verdict() instanceof Verdict.Tolerated;
        gapsCalledFine += fine && !run.summary().sums().gaps().isEmpty() ? 1 : 0;
        long slackMs = 2 * profile.loggingInterval().toMillis();
        for (Alarm alarm : profile.alarms()) {
            List<Alert> mine =
                    raised.stream().filter(alert -> alert.alarm().equals(alarm)).toList();
            List<Truth.Time> must = asked(run, alarm, MARGIN_C, slackMs, true);
            List<Truth.Time> may = asked(run, alarm, -MARGIN_C, -slackMs, false);
            for (Truth.Time time : must) {
                boolean told = mine.stream().anyMatch(alert -> overlaps(run, alert, time, slackMs));
                missed += told ? 0 : 1;
            }
            for (Alert alert : mine) {
                if (may.stream().noneMatch(time -> overlaps(run, alert, time, slackMs))) {
                    wrong++;
                    raisedByGap += run.summary().sums().gaps().stream().anyMatch(gap -> touches(alert, gap)) ? 1 : 0;
                } else if (must.stream().noneMatch(time -> overlaps(run, alert, time, slackMs))) {
                    borderline++;
                }
            }
        }
    }

    private static boolean touches(Alert alert, Gap gap) {
        long endMs = alert.endedMs() == null ? Long.MAX_VALUE : alert.endedMs();
        return gap.toMs() >= alert.fromMs() && gap.fromMs() <= endMs;
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

    /** The parts of the times in which readings were no farther apart than the profile's gap. */
    private static List<Truth.Time> measured(BoxRun run, List<Truth.Time> times) {
        long maximalGapMs = BoxProfiles.maximalGapMs(run.journey().kind());
        long[] moments = run.journey().heard().stream()
                .mapToLong(Heard::trueMs)
                .distinct()
                .sorted()
                .toArray();
        List<Truth.Time> parts = new ArrayList<>();
        for (Truth.Time time : times) {
            int from = 0;
            for (int i = 1; i <= moments.length; i++) {
                if (i == moments.length || moments[i] - moments[i - 1] > maximalGapMs) {
                    long start = Math.max(time.fromMs(), moments[from]);
                    long end = Math.min(time.toMs(), moments[i - 1]);
                    if (end > start) {
                        parts.add(new Truth.Time(start, end));
                    }
                    from = i;
                }
            }
        }
        return parts;
    }
}
