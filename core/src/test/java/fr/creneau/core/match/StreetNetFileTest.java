package fr.creneau.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class).hasMessageContaining(why);
    }
}
