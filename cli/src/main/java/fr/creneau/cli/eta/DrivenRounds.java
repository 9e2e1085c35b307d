package fr.creneau.cli.eta;

import fr.creneau.cli.UserError;
import fr.creneau.cli.table.BadRow;
import fr.creneau.cli.table.CsvRow;
import fr.creneau.cli.table.CsvTable;
import fr.creneau.cli.table.Rejects;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads rounds that were driven, one row for each stop. A row that cannot be true is left out, named with its line and
 * the reason; the rest of its round is used.
 */
final class DrivenRounds {
    private static final List<String> COLUMNS = List.of(
            "round_id",
            "vehicle_id",
            "service_date",
            "seq",
            "stop_id",
            "lat",
            "lon",
            "planned_arrival",
            "planned_departure",
            "actual_arrival",
            "actual_departure");

    private final Map<String, Reading> readings = new LinkedHashMap<>();

    private static final class Reading {
        private final LocalDate date;
        private final double utcOffsetSeconds;
        private final List<DrivenRound.Stop> stops = new ArrayList<>();
        private int seq = Integer.MIN_VALUE;

        private Reading(LocalDate date, double utcOffsetSeconds) {
            this.date = date;
            this.utcOffsetSeconds = utcOffsetSeconds;
        }
    }

    private DrivenRounds() {}

    /** The rounds of the file that have two good rows or more, in the order of the file. */
    static List<DrivenRound> read(Path file, Rejects rejects) {
        DrivenRounds all = new DrivenRounds();
        CsvTable.read(file, COLUMNS, List.of(), rejects, all::add);
        List<DrivenRound> rounds = new ArrayList<>();
        all.readings.forEach((id, reading) -> {
            if (reading.stops.size() > 1) {
                rounds.add(new DrivenRound(id, reading.date, reading.utcOffsetSeconds, reading.stops));
            }
        });
        if (rounds.isEmpty()) {
            throw new UserError(
                    file + " has no round of two stops or more that can be used.",
                    "its rows were left out above, with the reasons.");
        }
        return rounds;
    }

    private void add(CsvRow row) {
        String id = row.text("round_id");
        LocalDate date = row.date("service_date");
        int seq = row.whole("seq");
        OffsetDateTime planned = row.time("planned_arrival");
        double plannedArrival = seconds(planned);
        double plannedDeparture = seconds(row.time("planned_departure"));
        double actualArrival = seconds(row.time("actual_arrival"));
        double actualDeparture = seconds(row.time("actual_departure"));
        inOrder(row, "planned", plannedArrival, plannedDeparture);
        inOrder(row, "actual", actualArrival, actualDeparture);
        Reading reading = readings.computeIfAbsent(
                id, i -> new Reading(date, planned.getOffset().getTotalSeconds()));
        if (seq <= reading.seq) {
            throw new BadRow("seq %d after %d in round %s: expected the stops of a round in sequence"
                    .formatted(seq, reading.seq, id));
        }
        reading.seq = seq;
        reading.stops.add(new DrivenRound.Stop(
                row.text("stop_id"), plannedArrival, plannedDeparture, actualArrival, actualDeparture));
    }

    private static void inOrder(CsvRow row, String which, double arrival, double departure) {
        if (arrival > departure) {
            throw new BadRow("%s_arrival %s is after %s_departure %s: expected the arrival first"
                    .formatted(which, row.text(which + "_arrival"), which, row.text(which + "_departure")));
        }
    }

    private static double seconds(OffsetDateTime time) {
        return time.toEpochSecond() + time.getNano() / 1e9;
    }
}
