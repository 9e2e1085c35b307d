package fr.creneau.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedFixesTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsPackedComesOutToTheStatedPrecision(long seed) {
        Random random = new Random(seed);
        List<TrackFix> fixes = new ArrayList<>();
        for (int i = random.nextInt(50); i >= 0; i--) {
            fixes.add(new TrackFix(
                    random.nextBoolean() ? null : "é" + random.nextInt(),
                    1_700_000_000_000L + random.nextInt(86_400_000),
                    random.nextDouble() * 180 - 90,
                    random.nextDouble() * 360 - 180,
                    random.nextBoolean() ? Float.NaN : random.nextFloat() * 40,
                    random.nextBoolean() ? Float.NaN : random.nextFloat() * 360,
                    random.nextBoolean() ? Float.NaN : random.nextFloat() * 500));
        }

        List<TrackFix> back = PackedFixes.unpack(PackedFixes.pack(fixes));

        assertThat(back).hasSameSizeAs(fixes);
        for (int i = 0; i < fixes.size(); i++) {
            TrackFix was = fixes.get(i);
            TrackFix is = back.get(i);
            assertThat(is.eventId()).isEqualTo(was.eventId());
            assertThat(is.observedAtMs()).isEqualTo(was.observedAtMs());
            assertThat(is.lat()).isCloseTo(was.lat(), within(0.5e-7));
            assertThat(is.lon()).isCloseTo(was.lon(), within(0.5e-7));
            assertClose(is.speedMps(), was.speedMps(), 0.006f);
            assertClose(is.headingDeg(), was.headingDeg(), 0.006f);
            assertClose(is.accuracyM(), was.accuracyM(), 0.06f);
        }
    }

    @org.junit.jupiter.api.Test
    void aReportOfAMovingVanTakesLittleRoom() {
        List<TrackFix> fixes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            fixes.add(
                    new TrackFix(null, 1_700_000_000_000L + i * 10_000L, 43.73 + i * 4e-4, 7.42 + i * 5e-4, 6, 40, 5));
        }
        assertThat(PackedFixes.pack(fixes).remaining()).isLessThan(180);
    }

    @org.junit.jupiter.api.Test
    void anUnknownVersionIsRefused() {
        assertThatThrownBy(() -> PackedFixes.unpack(ByteBuffer.wrap(new byte[] {9, 0})))
                .hasMessage("packed fixes of version 9: expected 1");
    }

    private static void assertClose(float is, float was, float by) {
        if (Float.isNaN(was)) {
            assertThat(is).isNaN();
        } else {
            assertThat(is).isCloseTo(was, within(by));
        }
    }
}
