package fr.creneau.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {
    private final Path folder;

    LeashTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aChildLeavesWhenItsParentIsKilled()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = parent.inputReader()) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();

            parent.destroyForcibly().waitFor();

            child.onExit().get(20, TimeUnit.SECONDS);
            assertThat(child.isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    /** Starts a child that would sleep for an hour, and prints its pid. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] args) throws InterruptedException {
            Path folder = Path.of(args[0]);
            ChildProcess child = ChildProcess.start(new ChildCommand(
                    "Sleeper",
                    Sleeper.class.getName(),
                    List.of(System.getProperty("java.class.path")),
                    List.of(),
                    List.of(),
                    Map.of(),
                    folder,
                    folder.resolve("sleeper.out"),
                    folder.resolve("sleeper.out")));
            System.out.println(child.pid());
            Sleeper.main(args);
        }
    }

    /** Does nothing for an hour. */
    static final class Sleeper {
        private Sleeper() {}

        public static void main(String[] args) throws InterruptedException {
            TimeUnit.HOURS.sleep(1);
        }
    }
}
