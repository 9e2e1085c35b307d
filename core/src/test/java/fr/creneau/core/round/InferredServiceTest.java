package fr.creneau.core.round;

import static fr.creneau.core.round.Day.depot;
import static fr.creneau.core.round.Day.metresEast;
import static fr.creneau.core.round.Day.near;
import static fr.creneau.core.round.Day.parcelOf;
import static fr.creneau.core.round.Day.plan;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.parcel.AttemptProof.Doubt;
import fr.creneau.core.parcel.ParcelState;
import fr.creneau.core.parcel.ScanKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A van stood at a door and no scan came: how sure that makes us. */
class InferredServiceTest {
    private final Day day = new Day()
            .plan(plan("R1", 1, "06:00", "V1", "A", "B", "C", "D", "E", "F", "G", "H"))
            .stands("V1", "08:00", "08:31", depot())
            .fix("V1", "08:50", metresEast(-300));

    private ParcelView parcel(String stop) {
        return requireNonNull(day.view("R1").parcels().get(parcelOf(stop)));
    }

    private StopView stop(String id) {
        return day.view("R1").stops().stream()
                .filter(s -> s.plan().stop().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void drivesOn(String at) {
        day.fix("V1", at + ":10", metresEast(-150)).fix("V1", at + ":40", metresEast(150));
    }

    @Test
    void theNextStopOfThePlanIsProbablyDeliveredAndCertainlyOnceItIsScanned() {
        day.stands("V1", "09:01", "09:03", near("A"));
        drivesOn("09:04");
        assertThat(parcel("A").state()).isEqualTo(ParcelState.DELIVERED);
        assertThat(parcel("A").inferred()).isTrue();
        assertThat(parcel("A").probability()).isBetween(0.9, 0.97);
        assertThat(stop("A").probability()).isEqualTo(parcel("A").probability());
        day.scan("A", ScanKind.DELIVERED, "09:02");
        assertThat(parcel("A").probability()).isEqualTo(1);
        assertThat(stop("A").probability()).isNull();
    }

    @Test
    void aVanThatStoodFartherOffIsLessSure() {
        day.stands("V1", "09:01", "09:03", metresEast(-45));
        drivesOn("09:04");
        assertThat(parcel("A").probability()).isBetween(0.5, 0.8);
    }

    @Test
    void theLongerTheRoundGoesOnWithoutComingBackTheSurerItIs() {
        day.stands("V1", "09:01", "09:03", near("A"));
        drivesOn("09:04");
        double atOnce = parcel("A").probability();
        int minute = 10;
        for (String stop : List.of("B", "C", "D", "E", "F", "G")) {
            day.stands("V1", "09:" + minute, "09:" + (minute + 2), near(stop))
                    .scan(stop, ScanKind.DELIVERED, "09:" + (minute + 1));
            minute += 6;
        }
        assertThat(parcel("A").probability()).isGreaterThan(atOnce).isLessThan(1);
    }

    /** More stand still for other reasons than deliver there: nobody is told "delivered" from that. */
    @Test
    void aStayAtADoorOutOfTurnIsConcludedOnlyOnceTheRoundWentOnBeyondIt() {
        day.stands("V1", "09:01", "09:03", near("C"));
        day.fix("V1", "09:04", metresEast(750)).fix("V1", "09:05", metresEast(900));
        assertThat(parcel("C").state()).isEqualTo(ParcelState.ON_ROUND);
        day.stands("V1", "09:10", "09:12", near("D")).scan("D", ScanKind.DELIVERED, "09:11");
        assertThat(parcel("C").state()).isEqualTo(ParcelState.DELIVERED);
        assertThat(parcel("C").probability()).isBetween(0.5, 0.9);
    }

    @Test
    void whatSpeaksForIsNeverLessSureNearerOrFartherOn() {
        double[] metres = {0, 20, 20.5, 35, 36, 50};
        for (boolean next : new boolean[] {true, false}) {
            for (int beyond = 0; beyond < 8; beyond++) {
                for (int i = 0; i < metres.length; i++) {
                    double here = new InferredService(next, metres[i], beyond).probability();
                    assertThat(here).isBetween(0.0, 0.99);
                    assertThat(new InferredService(next, metres[i], beyond + 1).probability())
                            .isGreaterThanOrEqualTo(here);
                    if (i > 0) {
                        assertThat(new InferredService(next, metres[i - 1], beyond).probability())
                                .isGreaterThanOrEqualTo(here);
                    }
                }
            }
        }
    }

    /** The board counts what a stop's snapshot carries. */
    @Test
    void aDisputedAttemptTravelsWithItsStopAndIsToldTheMomentThatItIsDisputed() {
        day.scan("A", ScanKind.ABSENT, "09:02");
        assertThat(stop("A").disputed()).isEmpty();
        day.stands("V1", "09:10", "09:12", near("B"));
        assertThat(stop("A").disputed()).isEqualTo(Map.of(parcelOf("A"), Doubt.NOT_AT_THE_DOOR));
        List<RoundEffect.RoundChanged> told = day.effects(RoundEffect.RoundChanged.class);
        assertThat(told.get(told.size() - 1).stops().get(0).stop().disputed()).hasSize(1);
        day.stands("V1", "09:01", "09:03", near("A"));
        assertThat(stop("A").disputed()).as("the fixes came late").isEmpty();
    }
}
