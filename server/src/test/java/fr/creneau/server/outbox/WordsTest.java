package fr.creneau.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void timesAreThoseOfTheAddressAcrossTheChangeOfClocks() {
        ZoneId monaco = ZoneId.of("Europe/Monaco");
        assertThat(Words.time(Instant.parse("2026-10-24T08:40:00Z"), monaco, "fr"))
                .isEqualTo("10 h 40");
        assertThat(Words.time(Instant.parse("2026-10-26T08:40:00Z"), monaco, "fr"))
                .isEqualTo("9 h 40");
        assertThat(Words.time(Instant.parse("2026-10-26T08:05:00Z"), monaco, "en"))
                .isEqualTo("9:05");
    }

    @Test
    void wordsNeverClaimMoreThanTheFigure() {
        assertThat(Words.probability(0.95, "fr")).isEqualTo("19 fois sur 20");
        assertThat(Words.probability(0.949, "fr")).isEqualTo("18 fois sur 20");
        assertThat(Words.probability(1, "en")).isEqualTo("more than 19 times out of 20");
    }
}
