package fr.creneau.streams.topology;

import fr.creneau.core.fleet.TrackChunk;
import fr.creneau.core.fleet.TrackPoint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A track's chunk as bytes: a version byte, then for each point the milliseconds, latitude and longitude less those of
 * the point before, each as a zigzag varint. About seven bytes a point of a van in town.
 */
final class ChunkBytes {
    private static final byte VERSION = 1;

    private ChunkBytes() {}

    static byte[] write(TrackChunk chunk) {
        byte[] bytes = new byte[1 + chunk.points().size() * 30];
        bytes[0] = VERSION;
        int at = 1;
        long ms = chunk.number() * TrackChunk.CHUNK_MS;
        long lat = 0;
        long lon = 0;
        for (TrackPoint point : chunk.points()) {
            at = put(bytes, at, point.observedAtMs() - ms);
            at = put(bytes, at, point.latE7() - lat);
            at = put(bytes, at, point.lonE7() - lon);
            ms = point.observedAtMs();
            lat = point.latE7();
            lon = point.lonE7();
        }
        return Arrays.copyOf(bytes, at);
    }

    static TrackChunk read(long number, byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new IllegalArgumentException(
                    "a track chunk of %d bytes: expected version %d".formatted(bytes.length, VERSION));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        List<TrackPoint> points = new ArrayList<>();
        long ms = number * TrackChunk.CHUNK_MS;
        long lat = 0;
        long lon = 0;
        while (in.hasRemaining()) {
            ms += get(in);
            lat += get(in);
            lon += get(in);
            points.add(new TrackPoint(ms, (int) lat, (int) lon));
        }
        return TrackChunk.of(number, points);
    }

    private static int put(byte[] bytes, int start, long value) {
        int at = start;
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            bytes[at++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[at++] = (byte) left;
        return at;
    }

    private static long get(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return (value >>> 1) ^ -(value & 1);
    }
}
