package fr.creneau.cli.cold.simulate;

import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.profile.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Warnings against the truth. An excursion is a true time above the upper limit that a single alarm does not tolerate. It
 * is <em>announced</em> if somebody was warned 15 minutes to two hours before the limit was truly passed; a warning is
 * <em>false</em> if within two hours the limit is not truly passed. Excursions in a silence count like all others. Not
 * thread-safe.
 */
final class WarningScore {
    private static final long ENOUGH_MS = 15 * 60_000L;
    private static final long VALID_MS = 2 * 3_600_000L;

    private final List<Double> leadMinutes = new ArrayList<>();
    private final int[] toldByTenth = new int[10];
    private final int[] cameByTenth = new int[10];
    private long parcels;
    private long excursions;
    private long announced;
    private long warnings;
    private long falseWarnings;

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
        for (Truth.Time time : times) {
            if (time.lengthMs() >= toleratedMs) {
                addExcursion(warned, time);
            }
        }
        for (BoxRun.Warned warning : warned) {
            boolean came = times.stream().anyMatch(time -> time.overlaps(warning.atMs(), warning.atMs() + VALID_MS));
            warnings++;
            falseWarnings += came ? 0 : 1;
            int tenth = Math.min(9, (int) (warning.probability() * 10));
            toldByTenth[tenth]++;
            cameByTenth[tenth] += came ? 1 : 0;
        }
    }

    private void addExcursion(List<BoxRun.Warned> warned, Truth.Time time) {
        excursions++;
        long earliest = warned.stream()
                .mapToLong(warning -> time.fromMs() - warning.atMs())
                .filter(lead -> lead >= 0 && lead <= VALID_MS)
                .max()
                .orElse(0);
        leadMinutes.add(earliest / 60_000.0);
        announced += earliest >= ENOUGH_MS ? 1 : 0;
    }

    /** The longest warning before each excursion, minutes; 0: none. */
    List<Double> leadMinutes() {
        return leadMinutes;
    }

    long excursions() {
        return excursions;
    }

    long warnings() {
        return warnings;
    }

    double announcedShare() {
        return announced / (double) excursions;
    }

    double falsePerHundred() {
        return 100.0 * falseWarnings / parcels;
    }

    /** By tenth of the probability told, how many warnings there were and what share came true. */
    int told(int tenth) {
        return toldByTenth[tenth];
    }

    int came(int tenth) {
        return cameByTenth[tenth];
    }
}
