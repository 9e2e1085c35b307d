package fr.creneau.cli.forecast;

import fr.creneau.cli.UserError;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.Seasons;
import fr.creneau.core.forecast.Series;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The data of a forecast and what its steps are; shared by the commands. */
final class DataOptions {
    /** Forms of a table. */
    enum Format {
        LONG,
        M4
    }

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "CSV of the past: series_id,date,value and statics; or, with --format m4, a series a row.")
    private @Nullable Path data;

    @Option(names = "--format", paramLabel = "long|m4", description = "Form of the CSV; ${DEFAULT-VALUE}.")
    private Format format = Format.LONG;

    @Option(
            names = "--season",
            paramLabel = "S[,S…]",
            split = ",",
            description = "Steps of a season, 7 for days, 24 for hours (the week is then looked for too); 7.")
    private int[] seasons = {7};

    @Option(names = "--horizon", paramLabel = "H", description = "Steps to tell; ${DEFAULT-VALUE}.")
    private int horizon = 28;

    int horizon() {
        if (horizon < 1) {
            throw new UserError("--horizon " + horizon + ": expected 1 or more.", "28 days, or 48 hours.");
        }
        return horizon;
    }

    String format() {
        return format.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what was named, and tells on standard error what it lacks.
     *
     * @param train the M4 training part where it is not given as {@code --data}; its test part is put behind it
     */
    Loaded load(@Nullable Path train, @Nullable Path test, Set<Part> without) {
        checkSeasons();
        Path file = train == null ? data : train;
        if (file == null) {
            throw new UserError("There is no data to forecast from.", "give --data FILE, or --train and --test.");
        }
        List<DataFile> files = new ArrayList<>(List.of(DataFile.of(train == null ? "data" : "train", file)));
        if (test != null) {
            files.add(DataFile.of("test", test));
        }
        boolean week = !without.contains(Part.WEEK);
        Loaded loaded = format == Format.M4 ? m4(file, test, week, files) : days(file, test, files);
        loaded.tellGaps();
        return loaded;
    }

    private void checkSeasons() {
        Arrays.sort(seasons);
        for (int i = 0; i < seasons.length; i++) {
            if (seasons[i] < 2 || (i > 0 && seasons[i] == seasons[i - 1])) {
                throw new UserError(
                        "--season %s: expected steps, 2 or more, each once.".formatted(Arrays.toString(seasons)),
                        "7 for days with a week, 24 for hours with a day.");
            }
        }
    }

    private Loaded days(Path file, @Nullable Path test, List<DataFile> files) {
        if (test != null) {
            throw new UserError(
                    "--test belongs to --format m4.", "leave it out: the last origins of --data are the test.");
        }
        Rejects rejects = new Rejects();
        LongTable.Content content = LongTable.read(file, rejects);
        Panel panel = new Panel(content.series(), seasons, content.lastDay());
        Optional<LocalDate> last = Optional.of(content.lastDate());
        return new Loaded(panel, last, content.stepDays(), files, content.gaps(), rejects, List.of());
    }

    private Loaded m4(Path file, @Nullable Path test, boolean week, List<DataFile> files) {
        Rejects rejects = new Rejects();
        List<Gap> gaps = new ArrayList<>();
        Map<String, Series> known = M4Table.read(file, rejects, gaps);
        List<String> notes = new ArrayList<>();
        int[] used = seasons;
        if (week && seasons.length == 1) {
            used = Seasons.withWeek(known.values(), seasons[0]);
            if (used.length > 1) {
                notes.add("seasons %s: the week shows in the %s."
                        .formatted(Arrays.toString(used), test == null ? "data" : "training part"));
            }
        }
        Map<String, Series> after = test == null ? Map.of() : M4Table.read(test, rejects, gaps);
        List<Series> series = new ArrayList<>();
        known.forEach((id, one) -> series.add(test == null ? one : joined(one, after.get(id), test)));
        Panel panel = new Panel(series, used, Optional.empty());
        return new Loaded(panel, Optional.empty(), 0, files, gaps, rejects, notes);
    }

    private Series joined(Series known, @Nullable Series after, Path test) {
        if (after == null || after.length() < horizon) {
            throw new UserError(
                    "%s has %s for series %s: expected %d values."
                            .formatted(
                                    test, after == null ? "no row" : after.length() + " values", known.id(), horizon),
                    "--horizon is longer than the test part, or the files do not belong together.");
        }
        double[] values = Arrays.copyOf(known.values(), known.length() + horizon);
        System.arraycopy(after.values(), 0, values, known.length(), horizon);
        return new Series(known.id(), values);
    }
}
