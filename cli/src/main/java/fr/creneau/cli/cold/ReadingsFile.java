package fr.creneau.cli.cold;

import fr.creneau.cli.cold.profile.Profiles;
import fr.creneau.cli.table.BadRow;
import fr.creneau.cli.table.CsvRow;
import fr.creneau.cli.table.CsvTable;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.coldchain.Celsius;
import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.verdict.TagClock;
import fr.creneau.core.ids.Ids;
import fr.creneau.core.ids.TagId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The readings of a CSV by tag, {@code tag_id,observed_at,received_at,celsius[,sequence][,ambient_celsius]}. Rows that
 * cannot be used are named and left out; rows that come twice are named too, and count once. Not thread-safe.
 */
final class ReadingsFile {
    private static final double ABSOLUTE_ZERO = -273.15;

    private final Path file;
    private final Profiles profiles;
    private final Rejects rejects;
    private final SortedMap<TagId, List<TagRow>> byTag = new TreeMap<>();
    private final SortedMap<TagId, Profile> profileByTag = new TreeMap<>();
    private final Rejects repeated = new Rejects();
    private long rows;

    private ReadingsFile(Path file, Profiles profiles, Rejects rejects) {
        this.file = file;
        this.profiles = profiles;
        this.rejects = rejects;
    }

    static ReadingsFile read(Path path, Profiles profiles, Rejects rejects) {
        ReadingsFile file = new ReadingsFile(path, profiles, rejects);
        CsvTable.read(
                path,
                List.of("tag_id", "observed_at", "received_at", "celsius"),
                List.of("sequence", "ambient_celsius"),
                rejects,
                file::add);
        file.leaveOutTheUnexplained();
        file.nameRepeated();
        return file;
    }

    /** The usable readings of each tag, in the file's order. */
    SortedMap<TagId, List<TagRow>> byTag() {
        return byTag;
    }

    Profile profile(TagId tag) {
        return Objects.requireNonNull(profileByTag.get(tag), "tags are read together with their profiles");
    }

    /** Usable rows whose tag and moment another row has too. */
    long repeated() {
        return repeated.count();
    }

    /** Usable rows, repeated ones included. */
    long rows() {
        return rows;
    }

    private void add(CsvRow row) {
        TagId tag = tag(row.text("tag_id"));
        if (!profileByTag.containsKey(tag)) {
            Profile profile = profiles.find(tag)
                    .orElseThrow(
                            () -> new BadRow("tag_id '%s': expected a tag that the profile file names".formatted(tag)));
            profileByTag.put(tag, profile);
        }
        Reading reading = new Reading(
                row.time("observed_at").toInstant().toEpochMilli(),
                row.time("received_at").toInstant().toEpochMilli(),
                microC("celsius", row.number("celsius")),
                sequence(row));
        byTag.computeIfAbsent(tag, none -> new ArrayList<>()).add(new TagRow(reading, surroundingsC(row), row.line()));
        rows++;
    }

    private static TagId tag(String text) {
        if (!Ids.isValid(text)) {
            throw new BadRow("tag_id '%s': expected 1 to 64 of A-Z a-z 0-9 . _ : -".formatted(text));
        }
        return new TagId(text);
    }

    /** What surrounds the box; NaN where the row does not say. */
    private static double surroundingsC(CsvRow row) {
        double celsius = row.numberOrNaN("ambient_celsius");
        return Double.isNaN(celsius) ? celsius : Celsius.fromMicro(microC("ambient_celsius", celsius));
    }

    private static int microC(String column, double celsius) {
        if (celsius < ABSOLUTE_ZERO) {
            throw new BadRow("%s '%s': expected nothing below absolute zero, -273.15".formatted(column, celsius));
        }
        if (!Celsius.isMeasurable(celsius)) {
            throw new BadRow("%s '%s': expected %d..%d °C, which a tag can measure; maybe it is Fahrenheit"
                    .formatted(column, celsius, Celsius.COLDEST, Celsius.HOTTEST));
        }
        return Celsius.toMicro(celsius);
    }

    private static int sequence(CsvRow row) {
        if (row.findText("sequence").isEmpty()) {
            return Reading.NO_SEQUENCE;
        }
        int sequence = row.whole("sequence");
        if (sequence < 0) {
            throw new BadRow("sequence '%d': expected 0 or more".formatted(sequence));
        }
        return sequence;
    }

    /** A reading from the future is its tag's clock running ahead where others share it, and a bad row where not. */
    private void leaveOutTheUnexplained() {
        for (Map.Entry<TagId, List<TagRow>> entry : byTag.entrySet()) {
            long intervalMs = profile(entry.getKey()).loggingInterval().toMillis();
            List<Reading> readings =
                    entry.getValue().stream().map(TagRow::reading).toList();
            TagClock clock = TagClock.of(readings, intervalMs);
            entry.getValue().removeIf(row -> {
                Reading reading = row.reading();
                boolean explained = clock.explains(reading, intervalMs);
                if (!explained) {
                    rows--;
                    rejects.add(
                            file,
                            row.line(),
                            "observed_at is %d s after received_at, which the clock of tag %s does not explain: expected it before"
                                    .formatted(
                                            (reading.observedAtMs() - reading.receivedAtMs()) / 1000, entry.getKey()));
                }
                return !explained;
            });
        }
        byTag.values().removeIf(List::isEmpty);
    }

    /** The engine takes a reading as often as it comes; a person wants to know that a file repeats itself. */
    private void nameRepeated() {
        for (List<TagRow> list : byTag.values()) {
            Map<Long, TagRow> seen = new HashMap<>();
            for (TagRow row : list) {
                TagRow first = seen.putIfAbsent(row.reading().observedAtMs(), row);
                if (first != null) {
                    repeated.add(
                            file,
                            row.line(),
                            first.reading().microC() == row.reading().microC()
                                    ? "the same reading as in line %d, counted once".formatted(first.line())
                                    : "another temperature for the moment of line %d: the first received counts"
                                            .formatted(first.line()));
                }
            }
        }
    }
}
