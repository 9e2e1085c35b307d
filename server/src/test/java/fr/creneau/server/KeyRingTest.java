package fr.creneau.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.engines.EngineSession;
import fr.creneau.server.security.Caller;
import fr.creneau.server.security.KeyRing;
import fr.creneau.server.security.Registrar;
import fr.creneau.store.Store;
import fr.creneau.store.StoreConfig;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Keys on a real store that goes away. */
class KeyRingTest {
    private final AtomicLong nanos = new AtomicLong();

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Optional<Caller> find(KeyRing ring, String key)
            throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
        return ring.find(key).get(20, TimeUnit.SECONDS);
    }

    /** In the keyspace of another test: making one takes longer than all of this. */
    @Test
    void aKnownDeviceReportsOnForAnHourWithoutTheStoreAndARevokedOneDoesNot() throws Exception {
        EngineSession engines = EngineSession.shared();
        KeyRing ring;
        String good;
        String revoked;
        try (Store store = Store.open(StoreConfig.oneNode(
                new InetSocketAddress(engines.cassandraHost(), engines.cassandraPort()),
                engines.keyspace(DoorsTest.class)))) {
            Registrar registrar = new Registrar(store, Clock.systemUTC());
            good = registrar.createKey(Caller.Kind.DEVICE, "phone-1", Set.of("V1"));
            revoked = registrar.createKey(Caller.Kind.DEVICE, "phone-2", Set.of("V2"));
            ring = new KeyRing(store.keys(), nanos::get);
            assertThat(find(ring, good)).map(Caller::owner).contains("phone-1");
            assertThat(find(ring, revoked)).map(Caller::owner).contains("phone-2");
            registrar.listLiveKeys(Caller.Kind.DEVICE, "phone-2").forEach(registrar::revokeKey);
            assertThat(find(ring, revoked)).isPresent();
            passes(KeyRing.KEPT.plusSeconds(1));
            assertThat(find(ring, revoked)).isEmpty();
            assertThat(find(ring, good)).isPresent();
        }

        passes(Duration.ofMinutes(59));
        assertThat(find(ring, good)).map(Caller::owner).contains("phone-1");
        assertThatThrownBy(() -> find(ring, revoked)).isInstanceOf(ExecutionException.class);
        passes(Duration.ofMinutes(2));
        assertThatThrownBy(() -> find(ring, good)).isInstanceOf(ExecutionException.class);
    }
}
