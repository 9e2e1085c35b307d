package fr.creneau.microbench;

import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the measurements of one class: one fork, one thread, silent. */
public final class Measured {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Measured() {}

    /** Bytes that one operation of a result allocated. */
    public static double bytesPerOperation(RunResult result) {
        return Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED), ALLOCATED)
                .getScore();
    }

    /** One result for each benchmark method, the score in the unit that the class asks for. */
    public static Collection<RunResult> run(Class<?> measurements) {
        try {
            return new Runner(new OptionsBuilder()
                            .include(measurements.getName() + ".*")
                            .forks(1)
                            .threads(1)
                            .warmupIterations(3)
                            .warmupTime(TimeValue.seconds(2))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.seconds(2))
                            .addProfiler(GCProfiler.class)
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH did not run " + measurements.getSimpleName(), e);
        }
    }
}
