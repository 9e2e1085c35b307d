package fr.creneau.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreConfigTest {
    private static StoreConfig with(String replication) {
        return new StoreConfig(
                List.of(new InetSocketAddress("10.0.0.1", 9042)),
                "dc1",
                "creneau",
                replication,
                "LOCAL_QUORUM",
                Duration.ofSeconds(5));
    }

    @Test
    void aNumberIsCopiesInTheLocalDataCentreAndCqlIsTakenAsItIs() {
        assertThat(with("3").replication()).isEqualTo("{'class': 'NetworkTopologyStrategy', 'dc1': 3}");
        assertThat(with(StoreConfig.ONE_NODE).replication()).isEqualTo(StoreConfig.ONE_NODE);
        assertThatThrownBy(() -> with("three"))
                .hasMessage("replication 'three': expected a number of copies, 1 to 9, or CQL in braces");
    }
}
