package fr.creneau.cli.forecast;

import fr.creneau.core.forecast.Forecaster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whatever a forecast depends on, but for what its report has anyway. */
final class Configuration {
    private Configuration() {}

    static Map<String, Object> of(
            DataOptions data,
            Loaded loaded,
            CalendarOption calendar,
            ModelOptions models,
            List<Forecaster> candidates,
            LevelsOption levels) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("data", loaded.files().stream().map(DataFile::toJson).toList());
        all.put("format", data.format());
        calendar.describe(all);
        models.describe(all, candidates);
        all.put("levels", levels.names());
        return all;
    }
}
