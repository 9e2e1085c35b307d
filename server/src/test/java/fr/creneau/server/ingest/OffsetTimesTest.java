package fr.creneau.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetTimesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T10:15:30Z",
                "2026-03-02T10:15:30.2Z",
                "2026-03-02T10:15:30.123456789Z",
                "2026-03-02T10:15:30.1234567890Z",
                "2026-03-02T10:15:30.Z",
                "2026-03-02T10:15Z",
                "2026-03-02T10:15:30z",
                "2026-03-02t10:15:30Z",
                "2026-03-02T10:15:30+01:00",
                "2026-03-02T24:00:00Z",
                "2026-03-02T23:59:60Z",
                "2026-02-29T00:00:00Z",
                "2024-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "-001-01-01T00:00:00Z",
                "+12026-01-01T00:00:00Z",
                "2026-03-02 10:15:30Z",
                "2026-03-02T10:15:30",
                "\u0662026-03-02T10:15:30Z",
                "Z",
                ""
            })
    void reads_and_refuses_what_the_jdk_does(String text) {
        assertThat(read(text)).isEqualTo(readByTheJdk(text));
    }

    @Test
    void agrees_with_the_jdk_on_times_with_a_character_changed() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            Instant time = Instant.ofEpochSecond(
                    random.nextLong(-62_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000));
            StringBuilder text = new StringBuilder(
                    OffsetDateTime.ofInstant(time, ZoneOffset.UTC).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
            if (i % 2 == 0) {
                text.setCharAt(random.nextInt(text.length()), "0123456789-:TZ.+x".charAt(random.nextInt(17)));
            }
            assertThat(read(text.toString())).as("%s", text).isEqualTo(readByTheJdk(text.toString()));
        }
    }

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetTimes.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> readByTheJdk(String text) {
        try {
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
