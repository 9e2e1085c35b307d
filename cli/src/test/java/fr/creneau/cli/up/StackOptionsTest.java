package fr.creneau.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackOptionsTest {
    @Test
    void whatWasSaidOfTheCopiesReachesTheSupervisorAndTheServer() {
        List<String> said = List.of(
                "--cassandra=10.0.0.1:9042,10.0.0.2:9042,10.0.0.3:9042",
                "--replication=3",
                "--consistency=LOCAL_QUORUM",
                "--log-replication=3");

        StackOptions supervisor =
                StackOptions.of(StackOptions.of(said, List.of()).words(), List.of());

        assertThat(supervisor.cassandra).isEqualTo("10.0.0.1:9042,10.0.0.2:9042,10.0.0.3:9042");
        assertThat(supervisor.serverWords())
                .containsExactly("--replication=3", "--consistency=LOCAL_QUORUM", "--log-replication=3");
    }
}
