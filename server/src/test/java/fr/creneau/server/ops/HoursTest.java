package fr.creneau.server.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.server.http.PageTokens;
import fr.creneau.server.http.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of a day whose every hour brought 150. */
class HoursTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Instant NEXT_DAY = Instant.parse("2026-03-03T09:00:00Z");

    private final List<Instant> read = new ArrayList<>();

    private Hours.Page<Instant> page(@Nullable String token) {
        return Hours.read(DAY, NEXT_DAY, token, hour -> {
            read.add(hour);
            return Collections.nCopies(150, hour);
        });
    }

    @Test
    void theWholeDayIsReadOnceFromItsLastHourToItsFirst() {
        Hours.Page<Instant> page = page(null);
        while (page.nextPageToken() != null) {
            page = page(page.nextPageToken());
        }
        assertThat(read).hasSize(24).doesNotHaveDuplicates().startsWith(Instant.parse("2026-03-02T23:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24", "9999999", "-1", "noon"})
    void aTokenThatIsNoHourOfTheDayReadsNothing(String position) {
        assertThatThrownBy(() -> page(PageTokens.of(position)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(400));
        assertThat(read).isEmpty();
    }
}
