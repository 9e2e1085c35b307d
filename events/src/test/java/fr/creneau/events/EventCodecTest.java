package fr.creneau.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.events.avro.Fix;
import fr.creneau.events.avro.ParcelScanned;
import fr.creneau.events.avro.PositionsReported;
import fr.creneau.events.avro.ScanKind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    private final EventCodec codec = new EventCodec();

    private static PositionsReported positions() {
        return PositionsReported.newBuilder()
                .setVanId("V1")
                .setReceivedAtMs(1_000)
                .setFixes(List.of(Fix.newBuilder()
                        .setObservedAtMs(900)
                        .setLat(43.7)
                        .setLon(7.4)
                        .build()))
                .build();
    }

    @Test
    void anEventComesBackAsItWas() {
        assertThat(codec.decode(codec.encode(positions()))).isEqualTo(positions());
    }

    @Test
    void severalTypesShareATopic() {
        ParcelScanned scan = ParcelScanned.newBuilder()
                .setEventId("e1")
                .setParcelId("P1")
                .setScan(ScanKind.DELIVERED)
                .setObservedAtMs(1)
                .setReceivedAtMs(2)
                .build();
        assertThat(codec.decode(codec.encode(scan))).isEqualTo(scan);
        assertThatThrownBy(() -> codec.decode(codec.encode(scan), PositionsReported.class))
                .hasMessage("a ParcelScanned where PositionsReported was expected");
    }

    @Test
    void anUnknownSchemaIsNamedByItsFingerprint() throws Exception {
        Schema foreign =
                SchemaBuilder.record("Foreign").fields().requiredInt("x").endRecord();
        ByteBuffer bytes = new BinaryMessageEncoder<>(GenericData.get(), foreign)
                .encode(new GenericRecordBuilder(foreign).set("x", 1).build());
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        assertThatThrownBy(() -> codec.decode(array))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("is unknown to this build");
    }

    @Test
    void bytesThatAreNoEventAreRefused() {
        assertThatThrownBy(() -> codec.decode(new byte[] {1, 2, 3})).isInstanceOf(UnreadableEvent.class);
        byte[] cut = codec.encode(positions());
        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(cut, cut.length - 5)))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void anEventWithoutARequiredFieldIsNotEncoded() {
        assertThatThrownBy(() -> codec.encode(new PositionsReported()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("PositionsReported cannot be encoded");
    }
}
