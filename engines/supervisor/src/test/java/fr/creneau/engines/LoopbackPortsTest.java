package fr.creneau.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {
    @Test
    void aTakenPortGetsASentenceThatSaysWhomToAskAndWhatToTry() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> LoopbackPorts.choose(other.getLocalPort(), "Cassandra", "--cassandra-port PORT"))
                    .isInstanceOf(EngineException.class)
                    .hasMessage(
                            "Cassandra wants port %1$d on 127.0.0.1, and another program listens there.%n"
                                    + "Maybe ask `ss -ltnp 'sport = :%1$d'` which one (as root it names every program)"
                                    + " and end it, or choose another port: --cassandra-port PORT.",
                            other.getLocalPort());
        }
    }

    @Test
    void noPortIsGivenTwice() {
        assertThat(IntStream.range(0, 500)
                        .map(i -> LoopbackPorts.free())
                        .distinct()
                        .count())
                .isEqualTo(500);
    }

    @Test
    void zeroPicksAFreePort() {
        int port = LoopbackPorts.choose(0, "Kafka", "--kafka-port PORT");
        assertThat(LoopbackPorts.isFree("127.0.0.1", port)).isTrue();
    }
}
