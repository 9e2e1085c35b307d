package fr.creneau.server.promises;

import fr.creneau.core.promise.Calibration;
import fr.creneau.core.promise.Dimension;
import fr.creneau.core.promise.Tallies;
import fr.creneau.core.promise.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account as it is sent. */
final class PromiseJson {
    private PromiseJson() {}

    /** One count; shares are null where nothing has ended. */
    record Count(
            String bucket,
            long told,
            long ended,
            long kept,
            long early,
            long late,
            long notAttempted,
            @Nullable Double keptShare,
            @Nullable Double claimedShare) {
        static Count of(String bucket, Tally t) {
            return new Count(
                    bucket,
                    t.told(),
                    t.ended(),
                    t.kept(),
                    t.early(),
                    t.late(),
                    t.notAttempted(),
                    share(t.keptShare()),
                    share(t.claimedShare()));
        }

        private static @Nullable Double share(double value) {
            return Double.isNaN(value) ? null : Math.round(value * 1e4) / 1e4;
        }
    }

    /** The whole account of a span of days, both included. */
    record Account(
            Instant now,
            boolean simulated,
            @Nullable LocalDate since,
            LocalDate from,
            LocalDate to,
            String calibration,
            Count total,
            List<Count> byLead,
            List<Count> byHour,
            List<Count> byProbability,
            List<Count> byDepot) {}

    /** @param since the first day of which promises are known at all */
    static Account account(
            Instant now,
            boolean simulated,
            @Nullable LocalDate since,
            LocalDate from,
            LocalDate to,
            Calibration calibration,
            Iterable<SortedMap<String, Tallies>> days) {
        Tallies all = Tallies.NONE;
        SortedMap<String, Tally> depots = new TreeMap<>();
        for (SortedMap<String, Tallies> day : days) {
            for (var depot : day.entrySet()) {
                all = all.plus(depot.getValue());
                depots.merge(depot.getKey(), depot.getValue().all(), Tally::plus);
            }
        }
        return new Account(
                now,
                simulated,
                since,
                from,
                to,
                calibration.name().toLowerCase(Locale.ROOT),
                Count.of("all", all.all()),
                counts(all.by(Dimension.LEAD)),
                counts(all.by(Dimension.HOUR)),
                counts(all.by(Dimension.PROBABILITY)),
                counts(depots));
    }

    private static List<Count> counts(SortedMap<String, Tally> tallies) {
        return tallies.entrySet().stream()
                .map(e -> Count.of(e.getKey(), e.getValue()))
                .toList();
    }
}
