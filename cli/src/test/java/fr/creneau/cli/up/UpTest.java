package fr.creneau.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.cli.Main;
import fr.creneau.engines.EngineSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class UpTest {
    private final Path data;

    UpTest(@TempDir Path folder) {
        data = folder.resolve("data");
    }

    /** A command's exit code and all that it said. */
    private record Said(int code, String text) {}

    private Said creneau(String... words) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        CommandLine line = Main.commandLine().setOut(writer).setErr(writer);
        List<String> all = new ArrayList<>(List.of(words));
        all.add(1, "--data=" + data);
        int code = line.execute(all.toArray(String[]::new));
        return new Said(code, said.toString());
    }

    @Test
    void enginesComeUpAreSeenToServeAndGoDown() {
        try {
            assertThat(creneau("up", "--engines-only")).satisfies(up -> {
                assertThat(up.text()).contains("Cassandra is ready: 127.0.0.1:", "Kafka is ready: 127.0.0.1:");
                assertThat(up.code()).isZero();
            });
            assertThat(creneau("status")).satisfies(status -> {
                assertThat(status.text())
                        .containsPattern("Supervisor +running +yes +\\d+ +\\d+ MB")
                        .containsPattern("Cassandra +running +yes +\\d+ +\\d+ MB +0 +127.0.0.1:\\d+")
                        .containsPattern("Kafka +running +yes +\\d+ +\\d+ MB +0 +127.0.0.1:\\d+");
                assertThat(status.code()).isZero();
            });
            assertThat(creneau("up", "--engines-only")).satisfies(second -> {
                assertThat(second.text()).startsWith("Créneau is up already on " + data);
                assertThat(second.code()).isEqualTo(Main.BAD_INPUT);
            });
        } finally {
            assertThat(creneau("down")).isEqualTo(new Said(0, "Down. The data stay in %s.%n".formatted(data)));
        }
        assertThat(creneau("status")).isEqualTo(new Said(1, "Nothing is up on %s.%n".formatted(data)));
    }

    @Test
    void clustersElsewhereAreUsedAndLeftRunning() {
        EngineSession engines = EngineSession.shared();
        String ring = "127.0.0.1:1," + engines.cassandra(); // a node that is dead, and one that answers
        String[] up = {"up", "--engines-only", "--cassandra=" + ring, "--kafka=" + engines.kafka()};
        try {
            assertThat(creneau(up).text())
                    .contains("Cassandra  " + ring + " (not ours to start or stop)")
                    .contains("Kafka      " + engines.kafka() + " (not ours to start or stop)");
            assertThat(creneau("status").text())
                    .containsPattern("Cassandra +elsewhere +yes +– ")
                    .containsPattern("Kafka +elsewhere +yes +– ");
        } finally {
            creneau("down");
        }
        assertThat(creneau(up).code()).isZero();
        creneau("down");
    }

    @Test
    void whatCannotBeHadIsSaidInASentence() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String taken = Integer.toString(other.getLocalPort());
            assertThat(creneau("up", "--port=" + taken).text())
                    .startsWith("The server wants port " + taken + " on 127.0.0.1, and another program listens there.")
                    .contains("Maybe ask `ss -ltnp", "or choose another port: --port PORT.");
        }
        assertThat(creneau("up", "--kafka=127.0.0.1:1").text())
                .startsWith("Kafka does not answer at 127.0.0.1:1.")
                .contains("Maybe start it, open the way to it, or leave out --kafka: then one is started here.");
        assertThat(creneau("up", "--cassandra=cluster").text()).startsWith("'cluster' is no address.");
        assertThat(creneau("up", "--cassandra=127.0.0.1:1,cluster").text()).startsWith("'cluster' is no address.");
        assertThat(creneau("down")).isEqualTo(new Said(0, "Nothing is up on %s.%n".formatted(data)));
    }

    @Test
    void aMixOfClustersIsRefusedUntilItIsWiped() throws IOException {
        creneau("up", "--kafka=127.0.0.1:1"); // makes the folder and goes no further
        Files.writeString(data.resolve("kafka/cluster-id"), "another\n");

        Said refused = creneau("up", "--engines-only");

        assertThat(refused.code()).isEqualTo(Main.BAD_INPUT);
        assertThat(refused.text())
                .startsWith(data.resolve("kafka") + " belongs to cluster another")
                .doesNotContain("\tat ");
        assertThat(creneau("up", "--wipe", "--kafka=127.0.0.1:1").text()).startsWith("Kafka does not answer");
    }
}
