package fr.creneau.streams.topology;

import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Walks through a store, some entries at a time and over and over, and takes away what is not wanted any more. */
final class Sweep {
    /** How often {@link #some} is to be called. */
    static final Duration EVERY = Duration.ofSeconds(30);

    private static final int ENTRIES = 500;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Unwanted unwanted;
    private @Nullable Bytes next;

    /** Whether an entry may go. */
    @FunctionalInterface
    interface Unwanted {
        boolean test(Bytes key, byte[] value);
    }

    Sweep(KeyValueStore<Bytes, byte[]> store, Unwanted unwanted) {
        this.store = store;
        this.unwanted = unwanted;
    }

    void some() {
        Bytes from = next;
        next = null;
        try (KeyValueIterator<Bytes, byte[]> entries = from == null ? store.all() : store.range(from, null)) {
            for (int i = 0; entries.hasNext(); i++) {
                if (i == ENTRIES) {
                    next = entries.peekNextKey();
                    return;
                }
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (unwanted.test(entry.key, entry.value)) {
                    store.delete(entry.key);
                }
            }
        }
    }
}
