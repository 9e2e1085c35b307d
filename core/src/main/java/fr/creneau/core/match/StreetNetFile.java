package fr.creneau.core.match;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * A net of streets as a file, gzipped; all numbers are big-endian: the eight bytes {@code STREETS1}, of which the last is
 * the version; the number of nodes and of arcs, int each; for each node its latitude and longitude, int each, in 1e-7 degrees
 * WGS 84; for each arc the node that it starts at and the one that it ends at, int each, from 0. A two-way street is two
 * arcs. Gzip's own checksum tells a file that was cut or changed. Stateless.
 */
public final class StreetNetFile {
    /** The file's name in the folder of a town's map. */
    public static final String NAME = "streets.net.gz";

    private static final byte[] MAGIC = {'S', 'T', 'R', 'E', 'E', 'T', 'S', '1'};
    private static final double UNIT_DEGREES = 1e-7;

    /** Of nodes and of arcs: a net spans about a degree of latitude, and the largest towns have a tenth of this. */
    private static final int MOST = 10_000_000;

    /** Room is taken for so many at first, and for more as they come: what a file claims to hold it need not hold. */
    private static final int ROOM_AT_FIRST = 1 << 14;

    private StreetNetFile() {}

    /** The file is no such file, of another version, cut or changed: to read it again is of no use. The message says which. */
    public static final class BadNet extends IOException {
        private static final long serialVersionUID = 1L;

        BadNet(String problem) {
            super(problem);
        }

        BadNet(String problem, IOException cause) {
            super(problem, cause);
        }
    }

    /** Writes the net, and leaves the stream open. */
    public static void write(StreetNet net, OutputStream out) throws IOException {
        GZIPOutputStream zipped = new GZIPOutputStream(out);
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(zipped));
        data.write(MAGIC);
        data.writeInt(net.nodes());
        data.writeInt(net.arcs());
        for (int node = 0; node < net.nodes(); node++) {
            var place = net.plane().at(net.x(node), net.y(node));
            data.writeInt((int) Math.round(place.lat() / UNIT_DEGREES));
            data.writeInt((int) Math.round(place.lon() / UNIT_DEGREES));
        }
        for (int arc = 0; arc < net.arcs(); arc++) {
            data.writeInt(net.from(arc));
            data.writeInt(net.to(arc));
        }
        data.flush();
        zipped.finish();
    }

    /**
     * Reads a net to its end, and leaves the stream open.
     *
     * @throws BadNet when it is no such file, of another version, cut or changed
     * @throws IOException when it cannot be read, now
     */
    public static StreetNet read(InputStream in) throws IOException {
        try {
            DataInputStream data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(in)));
            checkMagic(data.readNBytes(MAGIC.length));
            int nodes = count(data, "nodes");
            int arcs = count(data, "arcs");
            double[] lat = new double[Math.min(nodes, ROOM_AT_FIRST)];
            double[] lon = lat.clone();
            for (int node = 0; node < nodes; node++) {
                if (node == lat.length) {
                    lat = Arrays.copyOf(lat, room(node, nodes));
                    lon = Arrays.copyOf(lon, lat.length);
                }
                lat[node] = degrees(data, 90, "latitude");
                lon[node] = degrees(data, 180, "longitude");
            }
            int[] from = new int[Math.min(arcs, ROOM_AT_FIRST)];
            int[] to = from.clone();
            for (int arc = 0; arc < arcs; arc++) {
                if (arc == from.length) {
                    from = Arrays.copyOf(from, room(arc, arcs));
                    to = Arrays.copyOf(to, from.length);
                }
                from[arc] = node(data, nodes, arc);
                to[arc] = node(data, nodes, arc);
            }
            if (data.read() >= 0) { // also has gzip check its sum
                throw new BadNet("it goes on after its last arc");
            }
            return StreetNet.of(lat, lon, from, to);
        } catch (EOFException e) {
            throw new BadNet("it ends too early", e);
        } catch (ZipException e) {
            throw new BadNet("%s".formatted(e.getMessage()), e);
        }
    }

    /** Twice as much room as there was, and no more than for all. */
    private static int room(int before, int all) {
        return Math.min(all, 2 * before);
    }

    private static void checkMagic(byte[] found) throws IOException {
        int version = MAGIC.length - 1;
        if (found.length < MAGIC.length || !Arrays.equals(found, 0, version, MAGIC, 0, version)) {
            throw new BadNet("it does not begin with STREETS");
        }
        if (found[version] != MAGIC[version]) {
            throw new BadNet("it is of version %c: expected %c".formatted(found[version], MAGIC[version]));
        }
    }

    private static int count(DataInputStream data, String what) throws IOException {
        int count = data.readInt();
        if (count < 1 || count > MOST) {
            throw new BadNet("%d %s: expected 1..%d".formatted(count, what, MOST));
        }
        return count;
    }

    private static double degrees(DataInputStream data, double most, String what) throws IOException {
        double degrees = data.readInt() * UNIT_DEGREES;
        if (Math.abs(degrees) > most) {
            throw new BadNet("a %s of %s: expected -%.0f..%.0f".formatted(what, degrees, most, most));
        }
        return degrees;
    }

    private static int node(DataInputStream data, int nodes, int arc) throws IOException {
        int node = data.readInt();
        if (node < 0 || node >= nodes) {
            throw new BadNet("arc %d touches node %d: expected 0..%d".formatted(arc, node, nodes - 1));
        }
        return node;
    }
}
