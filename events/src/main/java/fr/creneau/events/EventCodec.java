package fr.creneau.events;

import fr.creneau.events.avro.KeptParcel;
import fr.creneau.events.avro.KeptRound;
import fr.creneau.events.avro.KeptVan;
import fr.creneau.events.avro.Noticed;
import fr.creneau.events.avro.ParcelAnnounced;
import fr.creneau.events.avro.ParcelAssigned;
import fr.creneau.events.avro.ParcelChanged;
import fr.creneau.events.avro.ParcelOnRound;
import fr.creneau.events.avro.ParcelScanned;
import fr.creneau.events.avro.PositionsReported;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.events.avro.VanAssigned;
import fr.creneau.events.avro.VanMoved;
import fr.creneau.events.avro.VanOnRound;
import fr.creneau.events.avro.WindowEnded;
import fr.creneau.events.avro.WindowTold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Events (and the kept state of what follows from them) to bytes and back, in Avro's single-object encoding: two marker bytes, the schema's fingerprint (8 bytes,
 * little-endian), the body. An event written with any published schema is read as today's type. Thread-safe; the
 * encoders and decoders underneath are reused by each thread.
 */
public final class EventCodec {
    private static final List<Schema> TYPES = List.of(
            PositionsReported.getClassSchema(),
            ParcelScanned.getClassSchema(),
            ParcelAnnounced.getClassSchema(),
            RoundPlanned.getClassSchema(),
            Noticed.getClassSchema(),
            VanAssigned.getClassSchema(),
            ParcelAssigned.getClassSchema(),
            VanOnRound.getClassSchema(),
            ParcelOnRound.getClassSchema(),
            VanMoved.getClassSchema(),
            RoundChanged.getClassSchema(),
            ParcelChanged.getClassSchema(),
            WindowTold.getClassSchema(),
            WindowEnded.getClassSchema(),
            KeptVan.getClassSchema(),
            KeptParcel.getClassSchema(),
            KeptRound.getClassSchema());

    private static final int HEADER_BYTES = 10;

    private final Map<String, BinaryMessageEncoder<SpecificRecordBase>> encoders = new HashMap<>();
    private final Map<Long, BinaryMessageDecoder<SpecificRecordBase>> decoders = new HashMap<>();
    private final Map<Long, String> types = new HashMap<>();

    /** A codec that knows today's types and every published schema of them. */
    public EventCodec() {
        Map<Long, Schema> published = new HashMap<>();
        for (SchemaHistory.Published p : SchemaHistory.list()) {
            published.put(p.fingerprint(), p.schema());
        }
        SchemaStore store = published::get;
        for (Schema type : TYPES) {
            SpecificData model = SpecificData.getForSchema(type);
            model.setCustomCoders(true);
            encoders.put(type.getFullName(), new BinaryMessageEncoder<>(model, type));
            BinaryMessageDecoder<SpecificRecordBase> decoder = new BinaryMessageDecoder<>(model, type, store);
            decoders.put(SchemaNormalization.parsingFingerprint64(type), decoder);
            types.put(SchemaNormalization.parsingFingerprint64(type), type.getFullName());
            published.forEach((fingerprint, schema) -> {
                if (schema.getFullName().equals(type.getFullName())) {
                    decoders.putIfAbsent(fingerprint, decoder);
                    types.put(fingerprint, type.getFullName());
                }
            });
        }
    }

    /** The schemas of today's types, whole. */
    public static List<Schema> types() {
        return TYPES;
    }

    /**
     * The event's bytes, a new array.
     *
     * @throws IllegalArgumentException a required field is not set; a type that does not cross the log
     */
    public byte[] encode(SpecificRecordBase event) {
        BinaryMessageEncoder<SpecificRecordBase> encoder =
                encoders.get(event.getSchema().getFullName());
        if (encoder == null) {
            throw new IllegalArgumentException("%s is not a type that crosses the log"
                    .formatted(event.getSchema().getFullName()));
        }
        try {
            ByteBuffer bytes = encoder.encode(event);
            if (bytes.arrayOffset() == 0 && bytes.position() == 0 && bytes.remaining() == bytes.array().length) {
                return bytes.array();
            }
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AvroRuntimeException | NullPointerException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "%s cannot be encoded: %s".formatted(event.getSchema().getName(), e.getMessage()), e);
        }
    }

    /**
     * The full name of the schema that these bytes are of, from their first bytes alone; null where this build does not
     * know it.
     *
     * @throws UnreadableEvent no event
     */
    public @Nullable String typeOf(byte[] bytes) {
        return types.get(fingerprint(bytes));
    }

    /**
     * The event that these bytes hold.
     *
     * @throws UnreadableEvent no event, cut short, or a schema that this build does not know
     */
    public SpecificRecordBase decode(byte[] bytes) {
        long fingerprint = fingerprint(bytes);
        BinaryMessageDecoder<SpecificRecordBase> decoder = decoders.get(fingerprint);
        if (decoder == null) {
            throw new UnreadableEvent(
                    ("schema fingerprint %016x is unknown to this build. Maybe a newer version wrote it:"
                                    + " upgrade, then replay the dead letter")
                            .formatted(fingerprint));
        }
        try {
            return decoder.decode(bytes);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableEvent(
                    "%d bytes that claim fingerprint %016x do not read: %s"
                            .formatted(bytes.length, fingerprint, e.getMessage()),
                    e);
        }
    }

    /** As {@link #decode(byte[], Class)}, of what the store gave; the buffer is left as it was. */
    public <T extends SpecificRecordBase> T decode(ByteBuffer stored, Class<T> type) {
        byte[] bytes = new byte[stored.remaining()];
        stored.duplicate().get(bytes);
        return decode(bytes, type);
    }

    /** As {@link #decode(byte[])}, for a place where only one type may stand. */
    public <T extends SpecificRecordBase> T decode(byte[] bytes, Class<T> type) {
        SpecificRecordBase event = decode(bytes);
        if (!type.isInstance(event)) {
            throw new UnreadableEvent(
                    "a %s where %s was expected".formatted(event.getSchema().getName(), type.getSimpleName()));
        }
        return type.cast(event);
    }

    private static long fingerprint(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] != (byte) 0xC3 || bytes[1] != 0x01) {
            throw new UnreadableEvent(
                    "%d bytes without the marker of a single-object encoding (C3 01)".formatted(bytes.length));
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    }
}
