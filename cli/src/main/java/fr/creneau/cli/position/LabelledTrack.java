package fr.creneau.cli.position;

import fr.creneau.cli.UserError;
import fr.creneau.cli.table.BadRow;
import fr.creneau.cli.table.CsvRow;
import fr.creneau.cli.table.CsvTable;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.fleet.gait.GaitTrack;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A track of which is known, fix by fix, whether the driver was on foot.
 *
 * @param onFoot for each fix
 */
record LabelledTrack(String name, GaitTrack track, boolean[] onFoot) {
    private static final List<String> COLUMNS = List.of("trajectory", "timestamp", "x_m", "y_m", "label");

    private record Fix(double timeS, double x, double y, boolean onFoot) {}

    /** The tracks of a file, in the order of their first rows. */
    static List<LabelledTrack> read(Path file, Rejects rejects) {
        Map<String, List<Fix>> byName = new LinkedHashMap<>();
        CsvTable.read(file, COLUMNS, List.of(), rejects, row -> {
            List<Fix> fixes = byName.computeIfAbsent(row.text("trajectory"), x -> new ArrayList<>());
            Fix fix = fix(row);
            if (!fixes.isEmpty() && fix.timeS() <= fixes.get(fixes.size() - 1).timeS()) {
                throw new BadRow("timestamp '%s' is not later than the row before of trajectory %s"
                        .formatted(row.text("timestamp"), row.text("trajectory")));
            }
            fixes.add(fix);
        });
        byName.values().removeIf(List::isEmpty);
        if (byName.isEmpty()) {
            throw new UserError(file + " has no fix that can be used.", "see the rows named above.");
        }
        List<LabelledTrack> tracks = new ArrayList<>();
        byName.forEach((name, fixes) -> tracks.add(of(name, fixes)));
        return tracks;
    }

    private static LabelledTrack of(String name, List<Fix> fixes) {
        boolean[] onFoot = new boolean[fixes.size()];
        for (int i = 0; i < onFoot.length; i++) {
            onFoot[i] = fixes.get(i).onFoot();
        }
        GaitTrack track = new GaitTrack(
                fixes.stream().mapToDouble(Fix::timeS).toArray(),
                fixes.stream().mapToDouble(Fix::x).toArray(),
                fixes.stream().mapToDouble(Fix::y).toArray());
        return new LabelledTrack(name, track, onFoot);
    }

    private static Fix fix(CsvRow row) {
        boolean onFoot =
                switch (row.text("label")) {
                    case "OnFoot" -> true;
                    case "Driving" -> false;
                    default -> throw new BadRow("label '%s': expected Driving or OnFoot".formatted(row.text("label")));
                };
        return new Fix(seconds(row.text("timestamp")), row.number("x_m"), row.number("y_m"), onFoot);
    }

    private static double seconds(String text) {
        try {
            LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
            return time.toEpochSecond(ZoneOffset.UTC) + time.getNano() / 1e9;
        } catch (DateTimeException e) {
            throw new BadRow("timestamp '%s': expected a time like 2026-03-02 08:15:00.5".formatted(text));
        }
    }
}
