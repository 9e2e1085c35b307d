package fr.creneau.cli.bench;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.microbench.ColdMeasurements;
import fr.creneau.microbench.Measured;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./creneau bench cold}: the cold-chain engine's state updates a second on one core; nothing else runs. */
@Command(
        name = "cold",
        mixinStandardHelpOptions = true,
        description = "State updates a second on one core of the pure cold-chain engine (JMH).")
public final class ColdBench implements Callable<Integer> {
    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where the report goes; standard output where not given.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        Report report = new Report("bench cold");
        System.err.println("Measuring with JMH, about half a minute …");
        for (RunResult result : Measured.run(ColdMeasurements.class)) {
            String key = result.getPrimaryResult().getLabel().equals("update")
                    ? "updates_per_s_core"
                    : "summaries_3_days_per_s_core";
            report.put(key, Math.round(result.getPrimaryResult().getScore()));
            report.put(key + "_error", finite(result.getPrimaryResult().getScoreError()));
        }
        String unbuilt = "readings are not in streams and store yet; this measures the pure engine.";
        report.missing("readings_per_s", unbuilt)
                .missing("bytes_per_reading", unbuilt)
                .missing("bytes_per_reading_row_layout", unbuilt)
                .missing("curve_72h_ms", unbuilt);
        report.note("An update joins a reading and tells what is new of alerts; 500 tags in turn, one reading in twenty"
                + " hours late, one in twenty twice, one tag in twenty with excursions.");
        report.write(json);
        return Main.OK;
    }

    private static @Nullable Long finite(double error) {
        return Double.isFinite(error) ? Math.round(error) : null;
    }
}
