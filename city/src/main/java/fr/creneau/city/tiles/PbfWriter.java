package fr.creneau.city.tiles;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the few forms of protocol buffers that a vector tile has. Not thread-safe. */
final class PbfWriter {
    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PbfWriter varint(int field, long value) {
        raw((long) field << 3 | VARINT);
        raw(value);
        return this;
    }

    PbfWriter bytes(int field, byte[] value) {
        raw((long) field << 3 | BYTES);
        raw(value.length);
        out.writeBytes(value);
        return this;
    }

    PbfWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    PbfWriter packed(int field, int[] values, int count) {
        PbfWriter inner = new PbfWriter();
        for (int i = 0; i < count; i++) {
            inner.raw(Integer.toUnsignedLong(values[i]));
        }
        return bytes(field, inner.toBytes());
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private void raw(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}
