package fr.creneau.core.round;

import static fr.creneau.core.round.Day.at;
import static fr.creneau.core.round.Day.depot;
import static fr.creneau.core.round.Day.metresEast;
import static fr.creneau.core.round.Day.near;
import static fr.creneau.core.round.Day.plan;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.eta.OrderMixture;
import fr.creneau.core.eta.PacedPlan;
import fr.creneau.core.ids.RoundId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.parcel.ParcelState;
import fr.creneau.core.parcel.ScanKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One delivery day, told in small. */
class DayTest {
    private final Day day = new Day();

    /** The van leaves the depot at 8:31 and stands at A from 9:01 to 9:03. */
    private Day underWay() {
        return day.plan(plan("R1", 1, "06:00", "V1", "A", "B", "C", "D", "E"))
                .stands("V1", "08:00", "08:31", depot())
                .fix("V1", "08:40", metresEast(-700))
                .fix("V1", "08:50", metresEast(-300))
                .stands("V1", "09:01", "09:03", near("A"));
    }

    private ParcelState stateOf(String stop) {
        return day.stateOf("R1", stop);
    }

    @Test
    void aRoundLeavesServesAndHandsOver() {
        underWay()
                .scan("A", ScanKind.DELIVERED, "09:02")
                .fix("V1", "09:05", metresEast(100))
                .fix("V1", "09:06", metresEast(200));
        assertThat(day.board()).startsWith("R1 | A done 09:01 | B pending eta 09:0");
        assertThat(day.departedAt("R1")).isEqualTo("08:31");
        assertThat(day.view("R1").stops().get(0).dwellSeconds()).isEqualTo(120);
    }

    @Test
    void aVanFirstHeardOfOnTheRoadHasLeft() {
        day.plan(plan("R1", 1, "06:00", "V1", "A", "B")).fix("V1", "08:20", metresEast(-3_000));
        for (int i = 0; i < 12; i++) {
            day.fix("V1", "08:3" + i / 2, metresEast(-2_500 + i * 100));
        }
        assertThat(day.view("R1").status()).isEqualTo(RoundStatus.UNDER_WAY);
        assertThat(day.departedAt("R1")).isEqualTo("08:30");
    }

    @Test
    void theVanAtTheDoorIsServing() {
        underWay();
        assertThat(day.board()).startsWith("R1 | A serving 09:01 | B pending");
    }

    @Test
    void aForgottenScanIsInferredFromDwellAndCorrectedWhenItComes() {
        underWay().fix("V1", "09:05", metresEast(120)).fix("V1", "09:06", metresEast(200));
        assertThat(day.board()).startsWith("R1 | A done? 09:01");
        assertThat(stateOf("A")).isEqualTo(ParcelState.DELIVERED);
        day.scan("A", ScanKind.ABSENT, "09:02");
        assertThat(day.board()).startsWith("R1 | A failed 09:01");
        assertThat(stateOf("A")).isEqualTo(ParcelState.NOT_HOME);
    }

    @Test
    void aShortHaltAtALightIsNoService() {
        underWay()
                .scan("A", ScanKind.DELIVERED, "09:02")
                .stands("V1", "09:05", "09:05", metresEast(150))
                .fix("V1", "09:06", metresEast(290))
                .fix("V1", "09:07", metresEast(420))
                .fix("V1", "09:08", metresEast(520));
        assertThat(day.board()).startsWith("R1 | A done 09:01 | B pending");
    }

    @Test
    void aScanWithoutAnyFixIsEvidenceEnough() {
        day.plan(plan("R1", 1, "06:00", "V1", "A", "B")).scan("B", ScanKind.DELIVERED, "09:30");
        assertThat(day.board()).startsWith("R1 | A pending eta").contains("B done 09:30");
        assertThat(day.view("R1").status()).isEqualTo(RoundStatus.UNDER_WAY);
    }

    @Test
    void stopsServedFromOneParkingPlaceFollowEachOther() {
        underWay().scan("A", ScanKind.DELIVERED, "09:02");
        day.stands("V1", "09:10", "09:20", metresEast(420))
                .scan("B", ScanKind.DELIVERED, "09:12")
                .scan("C", ScanKind.REFUSED, "09:17");
        assertThat(day.board()).startsWith("R1 | A done 09:01 | B done 09:10 | C failed 09:12 | D pending");
    }

    @Test
    void aStopPassedOverIsExpectedNextAndSkippedInTheEnd() {
        underWay().scan("A", ScanKind.DELIVERED, "09:02").scan("C", ScanKind.DELIVERED, "09:12");
        assertThat(day.view("R1").ahead()).containsExactly(1, 3, 4);
        day.scan("D", ScanKind.DELIVERED, "09:20").scan("E", ScanKind.DELIVERED, "09:30");
        assertThat(day.board()).contains("B skipped eta");
        day.scan("B", ScanKind.DELIVERED, "09:45");
        assertThat(day.board()).contains("B done 09:45");
        assertThat(day.view("R1").status()).isEqualTo(RoundStatus.ENDED);
    }

    @Test
    void aStopLeftFarBehindIsExpectedOnTheWayAndNotAtOnce() {
        String[] stops = "ABCDEFGHIJKLMNOPQ".split("");
        day.plan(plan("R1", 1, "06:00", "V1", stops));
        day.scan("A", ScanKind.DELIVERED, "09:02");
        for (int i = 2; i < 14; i++) {
            day.scan(stops[i], ScanKind.DELIVERED, "09:%02d".formatted(i * 4));
            boolean soon = i < 13;
            assertThat(day.view("R1").ahead().indexOf(1) < 2)
                    .as("after " + stops[i])
                    .isEqualTo(soon);
        }
        assertThat(day.view("R1").ahead()).as("last of all").endsWith(1);
    }

    @Test
    void aVanThatHeadsForTheStopAfterTheNextMakesBothArrivalsDoubtful() {
        Day straight = new Day(TellingRules.usual(), new OrderMixture(new PacedPlan()));
        Day aside = new Day(TellingRules.usual(), new OrderMixture(new PacedPlan()));
        for (Day each : List.of(straight, aside)) {
            each.plan(plan("R1", 1, "06:00", "V1", "E", "A", "J", "K"))
                    .stands("V1", "08:00", "08:31", depot())
                    .fix("V1", "08:50", near("C"))
                    .stands("V1", "09:01", "09:03", near("E"))
                    .scan("E", ScanKind.DELIVERED, "09:02");
        }
        straight.fix("V1", "09:04", near("D"));
        aside.fix("V1", "09:04", near("F")).fix("V1", "09:05", near("G")).fix("V1", "09:06", near("H"));
        assertThat(straight.spreadMinutes("R1", "A")).isLessThan(15);
        assertThat(aside.spreadMinutes("R1", "A")).isGreaterThan(straight.spreadMinutes("R1", "A") + 4);
        assertThat(aside.view("R1").ahead()).as("still in the planned order").startsWith(1);
    }

    @Test
    void severalStopsLeftBehindComeBackInTheirOrder() {
        String[] stops = "ABCDEFGHIJKLMNOPQ".split("");
        day.plan(plan("R1", 1, "06:00", "V1", stops));
        day.scan("A", ScanKind.DELIVERED, "09:02").scan("B", ScanKind.DELIVERED, "09:06");
        day.scan("J", ScanKind.DELIVERED, "09:20");
        assertThat(day.view("R1").ahead().subList(0, 7))
                .as("C to I, on the way back or again")
                .containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8);
        day.stands("V1", "09:26", "09:27", near("C"));
        assertThat(day.view("R1").ahead()).as("at C it goes on from there").startsWith(2, 3, 4, 5, 6, 7, 8, 10);
    }

    @Test
    void aVanThatDrivesFarAwayFromAllStopsLosesNothing() {
        Day far = new Day(TellingRules.usual(), new OrderMixture(new PacedPlan()));
        far.plan(plan("R1", 1, "06:00", "V1", "A", "B", "Z"))
                .stands("V1", "09:01", "09:03", near("A"))
                .scan("A", ScanKind.DELIVERED, "09:02")
                .fix("V1", "09:10", metresEast(-40_000))
                .fix("V1", "09:11", metresEast(-41_000));
        assertThat(far.board()).contains("B pending eta").contains("Z pending eta");
    }

    @Test
    void aDriverWhoGoesBackwardsIsBelieved() {
        day.plan(plan("R1", 1, "06:00", "V1", "A", "B", "C", "D", "E"))
                .scan("E", ScanKind.DELIVERED, "09:00")
                .scan("D", ScanKind.DELIVERED, "09:10")
                .scan("C", ScanKind.DELIVERED, "09:20");
        assertThat(day.view("R1").ahead()).containsExactly(1, 0);
        assertThat(day.board()).contains("A pending").contains("B pending");
    }

    @Test
    void whatWasNotServedAtTheEndOfTheDayIsUnserved() {
        underWay().scan("A", ScanKind.DELIVERED, "09:02").clock("23:00");
        assertThat(day.view("R1").status()).isEqualTo(RoundStatus.ENDED);
        assertThat(stateOf("B")).isEqualTo(ParcelState.UNSERVED);
    }

    @Test
    void aRoundEndsWhenTheRestIsBackInTheDepot() {
        underWay();
        for (String stop : List.of("A", "B", "C")) {
            day.scan(stop, ScanKind.DELIVERED, "09:02");
        }
        day.scan("D", ScanKind.RETURNED_TO_DEPOT, "12:00").scan("E", ScanKind.RETURNED_TO_DEPOT, "12:01");
        assertThat(day.view("R1").status()).isEqualTo(RoundStatus.ENDED);
        assertThat(day.endedAt("R1")).isEqualTo("12:01");
        assertThat(stateOf("D")).isEqualTo(ParcelState.UNSERVED);
    }

    @Test
    void eventsBeforeTheirPlanCountWhenItComes() {
        Day late = new Day();
        late.stands("V1", "08:00", "08:31", depot())
                .fix("V1", "08:45", metresEast(-500))
                .stands("V1", "09:01", "09:03", near("A"))
                .scan("A", ScanKind.DELIVERED, "09:02")
                .plan(plan("R1", 1, "06:00", "V1", "A", "B", "C"));
        assertThat(late.board()).startsWith("R1 | A done 09:01 | B pending");
    }

    @Test
    void anotherVanTakesOverAtNine() {
        underWay().scan("A", ScanKind.DELIVERED, "09:02");
        day.plan(plan(
                        "R1",
                        2,
                        "09:10",
                        List.of(
                                new RoundPlan.VanTurn(new VanId("V1"), at("05:00")),
                                new RoundPlan.VanTurn(new VanId("V2"), at("09:10"))),
                        "A",
                        "B",
                        "C"))
                .stands("V1", "09:12", "09:30", near("C"))
                .stands("V2", "09:15", "09:20", near("B"))
                .fix("V2", "09:22", metresEast(400));
        assertThat(day.board())
                .contains("A done 09:01")
                .contains("B serving 09:15")
                .contains("C pending");
    }

    @Test
    void aParcelMovedToAnotherRoundLeavesItsFirstAttemptBehind() {
        underWay().scan("B", ScanKind.ABSENT, "09:11").scan("C", ScanKind.LOADED, "07:00");
        day.plan(plan("R2", 1, "10:00", "V2", "B", "C"));
        day.scan("C", ScanKind.DELIVERED, "11:00").scan("B", ScanKind.DELIVERED, "11:30");
        assertThat(day.board()).contains("R1 | A").contains("B failed").doesNotContain("| C pending");
        assertThat(stateOf("B")).isEqualTo(ParcelState.NOT_HOME);
        assertThat(stateOf("C")).isEqualTo(ParcelState.WITHDRAWN);
        assertThat(day.board()).contains("R2 | B done 11:30 | C done 11:00");
    }

    @Test
    void aRoundReplannedAtNoonKeepsWhatIsDone() {
        underWay().scan("A", ScanKind.DELIVERED, "09:02").scan("B", ScanKind.DELIVERED, "09:11");
        day.plan(plan("R1", 2, "12:00", "V1", "E", "D", "F"));
        assertThat(day.board())
                .startsWith("R1 | A done 09:01 | B done 09:11 | E pending eta")
                .contains("F pending");
        assertThat(stateOf("C")).isEqualTo(ParcelState.WITHDRAWN);
        day.scan("A", ScanKind.REFUSED, "09:03");
        assertThat(day.board()).startsWith("R1 | A failed 09:01");
    }

    @Test
    void aParcelThatComesAgainTheNextDayIsNotTakenFromTheFirst() {
        underWay().scan("A", ScanKind.ABSENT, "09:02");
        RoundPlan today = plan("R1", 1, "06:00", "V1", "A");
        ServiceDay tomorrow = new ServiceDay(Day.DATE.date().plusDays(1), Day.ZONE);
        day.plan(new RoundPlan(
                new RoundId("R9"),
                1,
                at("20:00"),
                "x",
                today.depot(),
                tomorrow,
                "driver-1",
                today.departureMs() + 86_400_000,
                List.of(new RoundPlan.VanTurn(new VanId("V1"), at("05:00") + 86_400_000)),
                today.stops()));
        assertThat(stateOf("A")).isEqualTo(ParcelState.NOT_HOME);
        assertThat(day.board()).contains("R9 | A pending");
    }

    @Test
    void aVanWithTwoRoundsServesEachInItsTime() {
        day.plan(plan("R1", 1, "06:00", "V1", "A", "B"));
        day.plan(plan("R2", 1, "06:00", List.of(new RoundPlan.VanTurn(new VanId("V1"), at("13:00"))), "C", "D"));
        day.stands("V1", "09:00", "09:02", near("A"))
                .fix("V1", "09:04", metresEast(100))
                .fix("V1", "09:05", metresEast(150));
        day.stands("V1", "13:30", "13:32", near("C"))
                .fix("V1", "13:34", metresEast(700))
                .fix("V1", "13:35", metresEast(750));
        assertThat(day.board()).contains("R1 | A done? 09:00 | B pending").contains("R2 | C done? 13:30 | D pending");
    }

    @Test
    void aRestartReadsTheSameFromTheSameFacts() {
        underWay()
                .scan("A", ScanKind.DELIVERED, "09:02")
                .stands("V1", "09:10", "09:14", near("B"))
                .fix("V1", "09:16", metresEast(450));
        String before = day.clock("09:40").facts();
        assertThat(day.restart().clock("09:40").facts()).isEqualTo(before);
    }
}
