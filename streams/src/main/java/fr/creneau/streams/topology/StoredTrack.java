package fr.creneau.streams.topology;

import fr.creneau.core.fleet.Track;
import fr.creneau.core.fleet.TrackChunk;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A van's thinned track in a state store, a key for each chunk; the chunk used last is kept decoded. */
final class StoredTrack implements Track {
    private final KeyValueStore<Bytes, byte[]> store;
    private final String owner;
    private final String van;
    private @Nullable TrackChunk last;
    private long writes;

    /** The track that belongs to the owner, of this van (empty where the owner is the van itself). */
    StoredTrack(KeyValueStore<Bytes, byte[]> store, String owner, String van) {
        this.store = store;
        this.owner = owner;
        this.van = van;
    }

    @Override
    public @Nullable TrackChunk find(long number) {
        TrackChunk cached = last;
        if (cached != null && cached.number() == number) {
            return cached;
        }
        byte[] bytes = store.get(key(number));
        if (bytes == null) {
            return null;
        }
        last = ChunkBytes.read(number, bytes);
        return last;
    }

    @Override
    public void put(TrackChunk chunk) {
        store.put(key(chunk.number()), ChunkBytes.write(chunk));
        last = chunk;
        writes++;
    }

    @Override
    public void forEach(long from, long to, Consumer<TrackChunk> chunk) {
        if (from > to) {
            return;
        }
        try (KeyValueIterator<Bytes, byte[]> chunks = store.range(key(Math.max(0, from)), key(to))) {
            while (chunks.hasNext()) {
                KeyValue<Bytes, byte[]> next = chunks.next();
                chunk.accept(ChunkBytes.read(numberOf(next.key), next.value));
            }
        }
    }

    /** Forgets the chunks before this one. */
    void forgetBefore(long number) {
        try (KeyValueIterator<Bytes, byte[]> chunks = store.range(key(0), key(Math.max(0, number - 1)))) {
            while (chunks.hasNext()) {
                store.delete(chunks.next().key);
            }
        }
    }

    /** How often a chunk was written through this object. */
    long writes() {
        return writes;
    }

    private Bytes key(long number) {
        return StoreKeys.key(owner, StoreKeys.CHUNK, van, number);
    }

    private static long numberOf(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong(key.get().length - 8);
    }
}
