package fr.creneau.cli.bench;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.microbench.Measured;
import fr.creneau.microbench.RoundFollowing;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./creneau bench eta}: how many rounds the engines of arrival times follow in a second on one core. */
@Command(
        name = "eta",
        mixinStandardHelpOptions = true,
        description =
                "Measures how many rounds of 120 stops the engines of arrival times update in a second on one core.")
public final class EtaBench implements Callable<Integer> {
    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        Report report = new Report("bench eta");
        report.put("stops_a_round", RoundFollowing.STOPS);
        Map<String, Object> engines = new LinkedHashMap<>();
        for (RunResult result : Measured.run(RoundFollowing.class)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("updates_per_s_core", Math.round(result.getPrimaryResult().getScore()));
            one.put("error_per_s", Math.round(result.getPrimaryResult().getScoreError()));
            one.put("bytes_per_update", Math.round(Measured.bytesPerOperation(result)));
            engines.put(result.getPrimaryResult().getLabel(), one);
        }
        report.put("engines", engines);
        report.note("JMH, one fork, one thread; error: half of the 99.9 % interval.");
        report.write(json);
        return Main.OK;
    }
}
