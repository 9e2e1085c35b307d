package fr.creneau.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fixes of one report as one small value: differences as variable-length integers, some 12 bytes a fix where a row
 * for each fix would take hundreds of bytes on the wire.
 *
 * <p>Form, version 1: a version byte, the count; then for each fix the zigzag difference to the fix before it of time
 * (ms), latitude and longitude (1e-7 degrees); speed (cm/s), heading (0.01 degrees) and accuracy (dm), each plus one, 0
 * standing for unknown; the length of the event id in UTF-8 (0: none) and its bytes. All integers are base-128 varints.
 */
final class PackedFixes {
    private static final byte VERSION = 1;
    private static final int LONGEST_FIXED_PART = 6 * 10;

    private PackedFixes() {}

    static ByteBuffer pack(List<TrackFix> fixes) {
        Writer out = new Writer(16 + fixes.size() * 24);
        out.bytes[out.length++] = VERSION;
        out.varint(fixes.size());
        long time = 0;
        long lat = 0;
        long lon = 0;
        for (TrackFix fix : fixes) {
            byte[] id = fix.eventId() == null ? new byte[0] : fix.eventId().getBytes(StandardCharsets.UTF_8);
            out.ensure(LONGEST_FIXED_PART + 5 + id.length);
            long latNow = Math.round(fix.lat() * 1e7);
            long lonNow = Math.round(fix.lon() * 1e7);
            out.zigzag(fix.observedAtMs() - time);
            out.zigzag(latNow - lat);
            out.zigzag(lonNow - lon);
            out.orUnknown(fix.speedMps(), 100);
            out.orUnknown(fix.headingDeg(), 100);
            out.orUnknown(fix.accuracyM(), 10);
            out.varint(id.length);
            System.arraycopy(id, 0, out.bytes, out.length, id.length);
            out.length += id.length;
            time = fix.observedAtMs();
            lat = latNow;
            lon = lonNow;
        }
        return ByteBuffer.wrap(out.bytes, 0, out.length);
    }

    /** @throws IllegalArgumentException where the value is of a version that this code does not know */
    static List<TrackFix> unpack(ByteBuffer packed) {
        ByteBuffer in = packed.duplicate();
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("packed fixes of version %d: expected %d".formatted(version, VERSION));
        }
        int count = (int) varint(in);
        List<TrackFix> fixes = new ArrayList<>(count);
        long time = 0;
        long lat = 0;
        long lon = 0;
        for (int i = 0; i < count; i++) {
            time += zigzag(in);
            lat += zigzag(in);
            lon += zigzag(in);
            float speed = orUnknown(in, 100);
            float heading = orUnknown(in, 100);
            float accuracy = orUnknown(in, 10);
            byte[] id = new byte[(int) varint(in)];
            in.get(id);
            fixes.add(new TrackFix(
                    id.length == 0 ? null : new String(id, StandardCharsets.UTF_8),
                    time,
                    lat / 1e7,
                    lon / 1e7,
                    speed,
                    heading,
                    accuracy));
        }
        return fixes;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private static long zigzag(ByteBuffer in) {
        long raw = varint(in);
        return (raw >>> 1) ^ -(raw & 1);
    }

    private static float orUnknown(ByteBuffer in, int scale) {
        long raw = varint(in);
        return raw == 0 ? Float.NaN : (float) ((raw - 1) / (double) scale);
    }

    private static final class Writer {
        private byte[] bytes;
        private int length;

        Writer(int size) {
            bytes = new byte[size];
        }

        void ensure(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }

        void varint(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                bytes[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
        }

        void zigzag(long value) {
            varint((value << 1) ^ (value >> 63));
        }

        void orUnknown(float value, int scale) {
            varint(Float.isNaN(value) ? 0 : Math.round((double) value * scale) + 1);
        }
    }
}
