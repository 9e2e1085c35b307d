package fr.creneau.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A time that a device wrote")
class IsoTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:41:07Z",
                "2026-03-02T09:41:07.5Z",
                "2026-03-02T09:41:07.123456789Z",
                "2026-03-02T10:41:07+01:00",
                "2026-03-02T10:41+01:00",
                "2024-02-29T23:59:59.999Z",
                "0000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.001Z"
            })
    void readsAsTheJdkReadsIt(String text) {
        assertThat(IsoTime.parse(text)).isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
    }

    @RepeatedTest(20)
    void readsBackWhateverTheJdkWrites(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        Instant time = Instant.ofEpochSecond(
                random.nextLong(-60_000_000_000L, 200_000_000_000L), random.nextInt(1_000_000_000));
        assertThat(IsoTime.parse(time.toString())).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-03-02",
                "2026-03-02T09:41:07",
                "2026-02-30T09:41:07Z",
                "2026-13-02T09:41:07Z",
                "2026-03-02T24:00:00Z",
                "2026-03-02T09:60:07Z",
                "2026-03-02T09:41:60Z",
                "2026-03-02T09:41:07.1234567890Z",
                "2026-03-02 09:41:07Z",
                "2026-03-02T09:41:0٧Z",
                "+2026-03-02T09:41:07Z"
            })
    void isRefusedWhereItIsNone(String text) {
        assertThatThrownBy(() -> IsoTime.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void mayEndInAFullStopOnlyForTheJdk() {
        String text = "2026-03-02T09:41:07.Z";
        assertThat(IsoTime.parse(text)).isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
    }
}
