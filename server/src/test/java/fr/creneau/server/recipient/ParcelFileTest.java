package fr.creneau.server.recipient;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.store.ParcelStore.OnRound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParcelFileTest {
    private static @Nullable Double seen(String state, boolean inferred, @Nullable Double probability) {
        OnRound row = new OnRound(
                "P1",
                LocalDate.parse("2026-03-17"),
                "R1",
                "D1",
                "A",
                state,
                Instant.parse("2026-03-17T09:02:00Z"),
                inferred,
                probability,
                null,
                null,
                null,
                3);
        ParcelFile file = new ParcelFile("P1", null, List.of(), List.of(row), List.of());
        return requireNonNull(file.seen().outcome()).probability();
    }

    @Test
    void aScannedDeliveryFromBeforeProbabilitiesWereKeptIsCertain() {
        assertThat(seen("delivered", false, null)).isEqualTo(1.0);
        assertThat(seen("on_round", false, null)).isEqualTo(1.0);
    }

    @Test
    void nothingIsMadeUpForWhatNobodySaid() {
        assertThat(seen("delivered", true, null)).isNull();
        assertThat(seen("unserved", false, null)).isNull();
        assertThat(seen("delivered", true, 0.82)).isEqualTo(0.82);
        assertThat(seen("on_round", false, 0.7)).isEqualTo(0.7);
    }
}
