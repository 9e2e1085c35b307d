package fr.creneau.core.round;

import static fr.creneau.core.round.Day.depot;
import static fr.creneau.core.round.Day.metresEast;
import static fr.creneau.core.round.Day.near;
import static fr.creneau.core.round.Day.plan;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.parcel.ScanKind;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told which window when, and how it ended. */
class TellingTest {
    private Day leaves(Day day) {
        return day.plan(plan("R1", 1, "06:00", "V1", "A", "B", "C", "D", "E", "F"))
                .stands("V1", "08:00", "08:31", depot())
                .fix("V1", "08:33", metresEast(-800))
                .fix("V1", "08:34", metresEast(-750));
    }

    private static TellingRules quiet(String from, String to) {
        return new TellingRules(
                60,
                false,
                LocalTime.of(18, 0),
                3,
                Duration.ofMinutes(7),
                Duration.ofMinutes(20),
                LocalTime.parse(from),
                LocalTime.parse(to));
    }

    @Test
    void everyRecipientIsToldAnHourWhenTheRoundLeaves() {
        Day day = new Day();
        day.plan(plan("R1", 1, "06:00", "V1", "A", "B")).stands("V1", "08:00", "08:20", depot());
        assertThat(day.promises()).isEmpty();
        List<RoundEffect.WindowTold> told = leaves(new Day()).effects(RoundEffect.WindowTold.class);
        assertThat(told).hasSize(6).allSatisfy(t -> {
            assertThat(t.telling().number()).isEqualTo(1);
            assertThat(t.telling().window().length()).isEqualTo(Duration.ofHours(1));
            assertThat(t.telling().window().probability()).isGreaterThan(0.5);
            assertThat(t.telling().window().keptBy(t.telling().expectedMs() / 1_000.0))
                    .isTrue();
        });
        assertThat(told.get(0).telling().id()).isEqualTo("R1/P-A/1");
    }

    @Test
    void nobodyIsToldAnythingInQuietHours() {
        Day day = new Day(quiet("21:00", "08:50"));
        leaves(day).fix("V1", "08:48", metresEast(-740)).clock("08:49");
        assertThat(day.promises()).isEmpty();
        day.clock("08:51");
        assertThat(day.effects(RoundEffect.WindowTold.class)).hasSize(6);
    }

    @Test
    void nobodyIsToldAnythingOnOldEvidence() {
        Day day = new Day(quiet("21:00", "08:50"));
        leaves(day).clock("09:10");
        assertThat(day.promises()).isEmpty();
        day.fix("V1", "09:11", metresEast(-700));
        assertThat(day.effects(RoundEffect.WindowTold.class)).hasSize(6);
    }

    @Test
    void theEveningBeforeByConfiguration() {
        TellingRules rules = new TellingRules(
                60,
                true,
                LocalTime.of(18, 0),
                3,
                Duration.ofMinutes(7),
                Duration.ofMinutes(20),
                LocalTime.of(21, 0),
                LocalTime.of(8, 0));
        Day day = new Day(rules);
        day.plan(plan("R1", 1, "00:10", "V1", "A", "B"));
        assertThat(day.promises()).isEmpty();
        long sixPm = Day.at("18:00") - 86_400_000;
        Day evening = new Day(rules);
        RoundPlan p = plan("R1", 1, "06:00", "V1", "A", "B");
        evening.plan(new RoundPlan(
                p.round(), 1, sixPm - 1, "e", p.depot(), p.day(), p.driver(), p.departureMs(), p.vans(), p.stops()));
        assertThat(evening.promises()).isEmpty();
        evening.clock(sixPm);
        assertThat(evening.effects(RoundEffect.WindowTold.class)).hasSize(2);
    }

    @Test
    void toldAgainOnlyWhenTheExpectedArrivalLeavesTheWindowAndAtMostSoOften() {
        Day day = leaves(new Day());
        // In a jam: nothing moves for hours, and every minute of it the clock looks.
        for (long t = Day.at("08:35"); t < Day.at("13:00"); t += 60_000) {
            day.fixes("V1", List.of(VanFix.at(t, depot().lat(), metresEast(-740).lon())))
                    .clock(t);
        }
        List<RoundEffect.WindowTold> ofA = day.effects(RoundEffect.WindowTold.class).stream()
                .filter(t -> t.telling().parcel().equals(Day.parcelOf("A")))
                .toList();
        assertThat(ofA).hasSize(3);
        assertThat(ofA.get(1).telling().cause()).isEqualTo(Telling.Cause.LATER);
        assertThat(ofA.get(1).telling().expectedMs() / 1_000)
                .isGreaterThan(ofA.get(0).telling().window().endSeconds() + 7 * 60);
    }

    @Test
    void everyWindowEndsAndALateScanCorrectsHow() {
        Day day = leaves(new Day()).stands("V1", "09:01", "09:03", near("A"));
        day.fix("V1", "09:05", metresEast(120)).fix("V1", "09:06", metresEast(200));
        assertThat(day.promises()).contains("R1/P-A/1 DEPARTURE 08:30-09:30 KEPT");
        day.scan("A", ScanKind.DELIVERED, "12:30");
        assertThat(day.promises()).contains("R1/P-A/1 DEPARTURE 08:30-09:30 KEPT LATE");
        day.plan(plan("R2", 1, "13:00", "V2", "B")).clock("23:00");
        assertThat(day.promises())
                .containsPattern("R1/P-B/1 .* WITHDRAWN")
                .containsPattern("R1/P-C/1 .* NOT_ATTEMPTED");
    }
}
