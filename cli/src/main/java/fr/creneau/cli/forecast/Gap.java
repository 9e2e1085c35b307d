package fr.creneau.cli.forecast;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a series is not known between its first step and the table's last.
 *
 * @param line of the file, from 1: where the last value before the first gap stands
 * @param missing steps that are not known, in all gaps of the series, at least 1
 * @param after the last step before the first gap: a date, or the name of a column
 */
record Gap(Path file, long line, String series, long missing, String after) {
    String sentence() {
        return "series '%s' has no value on %d of its steps, the first after '%s': not known, and not taken for zero"
                .formatted(series, missing, after);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file.getFileName().toString());
        json.put("line", line);
        json.put("series", series);
        json.put("missing", missing);
        json.put("after", after);
        return json;
    }
}
