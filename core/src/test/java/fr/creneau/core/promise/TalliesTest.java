package fr.creneau.core.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.round.Telling.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TalliesTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant EIGHT = Instant.parse("2026-07-01T06:00:00Z");

    private static Told told(int minutesAhead, double probability, @Nullable Outcome outcome) {
        return new Told(EIGHT, EIGHT.plus(Duration.ofMinutes(minutesAhead)), probability, PARIS, outcome);
    }

    @Test
    void earlyLateAndNotAttemptedAreMissesWithdrawnIsNotJudged() {
        Tally all = Tallies.of(List.of(
                        told(30, 0.9, Outcome.KEPT),
                        told(30, 0.8, Outcome.EARLY),
                        told(30, 0.7, Outcome.LATE),
                        told(30, 0.6, Outcome.NOT_ATTEMPTED),
                        told(30, 0.5, Outcome.WITHDRAWN),
                        told(30, 0.4, null)))
                .all();
        assertThat(all.told()).isEqualTo(6);
        assertThat(all.ended()).isEqualTo(4);
        assertThat(all.keptShare()).isEqualTo(0.25);
        assertThat(all.claimedShare()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void eachWindowCountsOnceByLeadHourAndProbability() {
        Tallies tallies = Tallies.of(List.of(
                told(59, 0.97, Outcome.KEPT),
                told(60, 0.98, Outcome.KEPT),
                told(479, 1.0, Outcome.LATE),
                told(480, 0.49, Outcome.KEPT)));
        assertThat(tallies.by(Dimension.LEAD).keySet()).containsExactly("00-01", "01-02", "04-08", "08+");
        // 8:59 is still eight o'clock in Paris; 16:00 is eight hours on.
        assertThat(tallies.by(Dimension.HOUR).keySet()).containsExactly("08", "09", "15", "16");
        assertThat(tallies.by(Dimension.PROBABILITY).keySet()).containsExactly("00-50", "95-98", "98+");
        assertThat(tallies.by(Dimension.PROBABILITY).get("98+")).isEqualTo(new Tally(2, 2, 1, 0, 1, 0, 1.98));
    }

    @Test
    void twoDepotsTogetherAreTheirSum() {
        Tallies one = Tallies.of(List.of(told(30, 0.75, Outcome.KEPT), told(90, 0.75, Outcome.LATE)));
        Tallies other = Tallies.of(List.of(told(30, 0.5, Outcome.KEPT)));
        Tallies both = one.plus(other);
        assertThat(both.all().ended()).isEqualTo(3);
        assertThat(both.by(Dimension.LEAD).get("00-01")).isEqualTo(new Tally(2, 2, 2, 0, 0, 0, 1.25));
        assertThat(one.all().ended()).isEqualTo(2);
    }

    @Test
    void calibrationIsJudgedOnceEnoughHasEnded() {
        assertThat(Calibration.of(ended(199, 0))).isEqualTo(Calibration.UNKNOWN);
        assertThat(Calibration.of(ended(190, 10))).isEqualTo(Calibration.HOLDS);
        assertThat(Calibration.of(ended(850, 150))).isEqualTo(Calibration.BROKEN);
        assertThat(Calibration.of(ended(1000, 0))).isEqualTo(Calibration.HOLDS);
    }

    /** So many kept and so many late, each told with 95 of 100. */
    private static Tally ended(int kept, int late) {
        List<Told> all = new ArrayList<>();
        for (int i = 0; i < kept + late; i++) {
            all.add(told(30, 0.95, i < kept ? Outcome.KEPT : Outcome.LATE));
        }
        return Tallies.of(all).all();
    }

    @Test
    void aTallyThatDoesNotAddUpIsRefused() {
        assertThatThrownBy(() -> new Tally(1, 2, 1, 1, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(3, 2, 1, 0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
