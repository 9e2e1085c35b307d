package fr.creneau.cli.cold.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.creneau.cli.table.Rejects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark's series, in the folder that {@code CRENEAU_DATA} names, else skipped. */
class NabTest {
    @Test
    void theEngineAlarmsLessOftenThanAFixedThreshold() {
        String data = System.getenv("CRENEAU_DATA");
        assumeTrue(data != null, "skipped: CRENEAU_DATA names no folder of real data");
        Path folder = Path.of(data, "coldchain");
        assumeTrue(Files.isDirectory(folder), () -> "skipped: CRENEAU_DATA has no coldchain");
        List<NabSeries> all = NabSeries.readAll(folder, new Rejects());
        assertThat(all).hasSize(2);
        for (NabSeries series : all) {
            NabAlarms alarms = NabAlarms.of(series);
            assertThat(alarms.byEngine()).as(series.name()).isNotEmpty();
            assertThat(alarms.byEngine().size()).isLessThan(alarms.byThreshold().size() / 2);
            assertThat(series.windows().stream()
                            .filter(window -> alarms.byEngine().stream().anyMatch(window::contains)))
                    .as(series.name())
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }
}
