package fr.creneau.cli.forecast;

import fr.creneau.cli.Report;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.forecast.Panel;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A forecast's data, read.
 *
 * @param lastDate of the last values where the table has dates
 * @param stepDays days of one step; 0 where the table has no dates
 * @param gaps of each series that has one
 */
record Loaded(
        Panel panel,
        Optional<LocalDate> lastDate,
        int stepDays,
        List<DataFile> files,
        List<Gap> gaps,
        Rejects rejects,
        List<String> notes) {
    private static final int NAMED = 20;

    /** Names the first gaps on standard error. */
    void tellGaps() {
        gaps.stream().limit(NAMED).forEach(gap -> rejects.tell(gap.file(), gap.line(), gap.sentence()));
        if (gaps.size() > NAMED) {
            System.err.println("Series with gaps: %d; they are counted, the first are named.".formatted(gaps.size()));
        }
    }

    /** Puts into a report what was left out, and what is not known. */
    void tell(Report report) {
        report.put("left_out", rejects.toJson());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("series", gaps.size());
        json.put("steps", gaps.stream().mapToLong(Gap::missing).sum());
        json.put("first", gaps.stream().limit(NAMED).map(Gap::toJson).toList());
        report.put("gaps", json);
        if (rejects.count() > 0) {
            report.note("left_out: rows and columns of the table that are not used.");
        }
        if (!gaps.isEmpty()) {
            report.note("gaps: steps without a value in the table; they are not known, and not taken for zero.");
        }
        notes.forEach(report::note);
    }
}
