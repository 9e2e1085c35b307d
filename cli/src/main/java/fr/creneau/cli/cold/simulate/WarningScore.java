package fr.creneau.cli.cold.simulate;

import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.profile.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Warnings against the truth. An excursion is a true time above the upper limit that a single alarm does not tolerate. It
 * is <em>announced</em> if somebody was warned 15 minutes to two hours before the limit was truly passed; a warning is
 * <em>false</em> if within two hours the limit is not truly passed, however briefly: a warning is of the limit and not of
 * an alarm. So that this hides nothing, <em>passings</em> of any length are counted too, and warnings of no more than a
 * tolerated passing. What a probability claims is asked within its own horizon. Excursions in a silence count like all
 * others. Not thread-safe.
 */
final class WarningScore {
    private static final long ENOUGH_MS = 15 * 60_000L;
    private static final long VALID_MS = 2 * 3_600_000L;

    private final long horizonMs;
    private final List<Double> leadMinutes = new ArrayList<>();
    private final int[] toldByTenth = new int[10];
    private final int[] cameByTenth = new int[10];
    private final int[] cameLateByTenth = new int[10];
    private long parcels;
    private long excursions;
    private long announced;
    private long passings;
    private long passingsAnnounced;
    private long warnings;
    private long falseWarnings;
    private long ofTolerated;

    /** @param horizon of the outlooks: what a told probability is of */
    WarningScore(Duration horizon) {
        horizonMs = horizon.toMillis();
    }

    void add(BoxRun run, List<BoxRun.Warned> warned, Profile profile) {
        parcels++;
        Limit upper = profile.findUpper().orElseThrow();
        long toleratedMs = profile.alarms().stream()
                .filter(alarm ->
                        alarm.kind() == Alarm.Kind.SINGLE && alarm.limit().equals(upper))
                .mapToLong(Alarm::toleratedMs)
                .min()
                .orElseThrow();
        List<Truth.Time> times = Truth.beyond(run.journey(), Side.ABOVE, upper.celsius());
        List<Truth.Time> untolerated =
                times.stream().filter(time -> time.lengthMs() > toleratedMs).toList();
        for (Truth.Time time : times) {
            long leadMs = leadMs(warned, time);
            boolean early = leadMs >= ENOUGH_MS;
            passings++;
            passingsAnnounced += early ? 1 : 0;
            if (untolerated.contains(time)) {
                excursions++;
                announced += early ? 1 : 0;
                leadMinutes.add(leadMs / 60_000.0);
            }
        }
        for (BoxRun.Warned warning : warned) {
            boolean came = isPassed(times, warning.measuredMs(), horizonMs);
            boolean cameLate = isPassed(times, warning.atMs(), VALID_MS);
            warnings++;
            falseWarnings += cameLate ? 0 : 1;
            ofTolerated += cameLate && !isPassed(untolerated, warning.atMs(), VALID_MS) ? 1 : 0;
            int tenth = Math.min(9, (int) (warning.probability() * 10));
            toldByTenth[tenth]++;
            cameByTenth[tenth] += came ? 1 : 0;
            cameLateByTenth[tenth] += cameLate ? 1 : 0;
        }
    }

    private static boolean isPassed(List<Truth.Time> times, long fromMs, long withinMs) {
        return times.stream().anyMatch(time -> time.overlaps(fromMs, fromMs + withinMs));
    }

    /** How long before it the earliest warning that is still valid was told; 0: there was none. */
    private static long leadMs(List<BoxRun.Warned> warned, Truth.Time time) {
        return warned.stream()
                .mapToLong(warning -> time.fromMs() - warning.atMs())
                .filter(lead -> lead >= 0 && lead <= VALID_MS)
                .max()
                .orElse(0);
    }

    /** The longest warning before each excursion, minutes; 0: none. */
    List<Double> leadMinutes() {
        return leadMinutes;
    }

    long excursions() {
        return excursions;
    }

    /** True times above the limit, however brief. */
    long passings() {
        return passings;
    }

    /** Null where there was none. */
    @Nullable
    Double passingsAnnouncedShare() {
        return passings == 0 ? null : Double.valueOf(passingsAnnounced / (double) passings);
    }

    long warnings() {
        return warnings;
    }

    /** Null where there was no excursion. */
    @Nullable
    Double announcedShare() {
        return excursions == 0 ? null : Double.valueOf(announced / (double) excursions);
    }

    double falsePerHundred() {
        return 100.0 * falseWarnings / parcels;
    }

    /** Warnings after which the limit was passed, but for no longer than is tolerated. */
    long ofTolerated() {
        return ofTolerated;
    }

    /** How many warnings there were by tenth of the probability told. */
    int told(int tenth) {
        return toldByTenth[tenth];
    }

    /** Of these, where the limit was truly passed within the outlook's horizon, from the measurement on. */
    int came(int tenth) {
        return cameByTenth[tenth];
    }

    /** Of these, where it was within two hours of the telling, which is what a false warning is held against. */
    int cameLate(int tenth) {
        return cameLateByTenth[tenth];
    }
}
