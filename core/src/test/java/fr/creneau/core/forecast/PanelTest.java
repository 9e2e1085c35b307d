package fr.creneau.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PanelTest {
    private static final double NONE = Double.NaN;

    private static Panel panel(double... values) {
        return new Panel(List.of(new Series("A", values)), new int[] {2}, Optional.of(LocalDate.of(2026, 3, 10)));
    }

    @Test
    void anEarlierPanelKnowsNothingOfWhatCameAfter() {
        Panel panel = panel(1, 2, 3, 4, 5);
        assertThat(panel.before(2).series().get(0).values()).containsExactly(1, 2, 3);
        assertThat(panel.before(2).lastDay()).contains(LocalDate.of(2026, 3, 8));
        assertThat(panel.after(2, 2)[0]).containsExactly(4, 5);
    }

    @Test
    void aSeriesThatHadNotBegunIsNotKnownAfterEither() {
        assertThat(panel(1, 2).after(2, 1)[0]).containsOnly(NONE);
    }

    @Test
    void aGapTakesWhatTheSamePlaceOfTheSeasonHeldBeforeAndAfter() {
        assertThat(panel(NONE, 10, 1, NONE, 3, 20).filled().series().get(0).values())
                .containsExactly(10, 1, 15, 3, 20);
    }

    @Test
    void seasonsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> new Panel(List.of(), new int[] {168, 24}, Optional.empty()))
                .hasMessageContaining("[168, 24]: expected 2 or more, shortest first");
    }

    @Test
    void theWeekIsFoundBehindTheDay() {
        Series weekly = new Series(
                "A",
                IntStream.range(0, 1000)
                        .mapToDouble(t -> t / 24 % 7 * 10 + t % 24)
                        .toArray());
        Series daily = new Series(
                "B", IntStream.range(0, 1000).mapToDouble(t -> t % 24).toArray());
        assertThat(Seasons.withWeek(List.of(weekly), 24)).containsExactly(24, 168);
        assertThat(Seasons.withWeek(List.of(daily), 24)).containsExactly(24);
        assertThat(Seasons.withWeek(List.of(weekly), 7)).containsExactly(7);
    }
}
