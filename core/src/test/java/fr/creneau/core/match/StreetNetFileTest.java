package fr.creneau.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class StreetNetFileTest {
    private static final StreetNet NET = new Town()
            .corner('A', 0, 0)
            .corner('B', 123.4, 56.7)
            .corner('C', -800, 20)
            .street("AB")
            .oneWay("BCA")
            .net();

    private static byte[] written(StreetNet net) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreetNetFile.write(net, out);
        return out.toByteArray();
    }

    private static StreetNet read(byte[] file) throws IOException {
        return StreetNetFile.read(new ByteArrayInputStream(file));
    }

    /** The file as it would be had its content this byte at this place. */
    private static byte[] changed(int at, int value) throws IOException {
        byte[] content = new GZIPInputStream(new ByteArrayInputStream(written(NET))).readAllBytes();
        content[at] = (byte) value;
        return zipped(content);
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }

    @Test
    void whatIsWrittenIsReadAgainToTheCentimetre() throws IOException {
        StreetNet again = read(written(NET));
        assertThat(again.nodes()).isEqualTo(3);
        assertThat(again.arcs()).isEqualTo(4);
        for (int arc = 0; arc < again.arcs(); arc++) {
            assertThat(again.from(arc)).isEqualTo(NET.from(arc));
            assertThat(again.to(arc)).isEqualTo(NET.to(arc));
            assertThat(again.metres(arc)).isCloseTo(NET.metres(arc), within(0.03));
        }
    }

    @Test
    void whatIsWrittenTwiceIsTheSame() throws IOException {
        assertThat(written(read(written(NET)))).isEqualTo(written(NET));
    }

    @Test
    void aBadFileSaysWhatIsWrong() throws IOException {
        byte[] good = written(NET);
        assertBad("this is a text".getBytes(StandardCharsets.UTF_8), "Not in GZIP format");
        assertBad(new byte[0], "it ends too early");
        assertBad(zipped("<osm version='0.6'/>".getBytes(StandardCharsets.UTF_8)), "it does not begin with STREETS");
        assertBad(changed(7, '2'), "it is of version 2: expected 1");
        assertBad(changed(8, 0x7f), "nodes: expected 1..10000000");
        assertBad(changed(16, 0x7f), "a latitude of 2");
        assertBad(changed(40, 9), "arc 0 touches node 150994944: expected 0..2");
        assertBad(Arrays.copyOf(good, good.length - 12), "");
        good[good.length - 6] ^= 1; // of the checksum
        assertBad(good, "");
    }

    private static void assertBad(byte[] file, String why) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(StreetNetFile.BadNet.class)
                .hasMessageContaining(why);
    }

    @Test
    void aLongFileIsReadWhole() throws IOException {
        int nodes = 40_000;
        double[] lat = new double[nodes];
        double[] lon = new double[nodes];
        int[] from = new int[nodes - 1];
        int[] to = new int[nodes - 1];
        for (int node = 0; node < nodes; node++) {
            lat[node] = 43 + node * 1e-6;
            lon[node] = 7 + node * 2e-6;
            if (node > 0) {
                from[node - 1] = node - 1;
                to[node - 1] = node;
            }
        }
        byte[] file = written(StreetNet.of(lat, lon, from, to));
        assertThat(read(file).nodes()).isEqualTo(nodes);
        assertThat(read(file).arcs()).isEqualTo(nodes - 1);
        assertThat(written(read(file))).isEqualTo(file);
    }

    @Test
    void noRoomIsTakenForWhatAFileOnlyClaims() throws IOException {
        byte[] content = new byte[1_000];
        System.arraycopy("STREETS1".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 8);
        ByteBuffer.wrap(content).putInt(8, 10_000_000).putInt(12, 10_000_000);
        byte[] file = zipped(content);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertBad(file, "it ends too early");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000_000);
    }

    @Test
    void whereTheDiskFailsTheFileIsNotBlamed() throws IOException {
        InputStream failing =
                new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(written(NET), 20)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("Input/output error");
                    }
                });
        assertThatThrownBy(() -> StreetNetFile.read(failing))
                .isNotInstanceOf(StreetNetFile.BadNet.class)
                .hasMessage("Input/output error");
    }
}
