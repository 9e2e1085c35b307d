package fr.creneau.core.round;

import static fr.creneau.core.round.Day.depot;
import static fr.creneau.core.round.Day.metresEast;
import static fr.creneau.core.round.Day.near;
import static fr.creneau.core.round.Day.parcelOf;
import static fr.creneau.core.round.Day.plan;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.parcel.AttemptProof;
import fr.creneau.core.parcel.AttemptProof.Disputed;
import fr.creneau.core.parcel.AttemptProof.Doubt;
import fr.creneau.core.parcel.AttemptProof.Pending;
import fr.creneau.core.parcel.AttemptProof.Proven;
import fr.creneau.core.parcel.ParcelState;
import fr.creneau.core.parcel.Scan;
import fr.creneau.core.parcel.ScanKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nobody was home, says the driver: what that is worth. */
class AttemptTest {
    private final Day day = new Day()
            .plan(plan("R1", 1, "06:00", "V1", "A", "B", "C", "D", "E"))
            .stands("V1", "08:00", "08:31", depot())
            .fix("V1", "08:50", metresEast(-300));

    private @Nullable AttemptProof proofOf(String stop) {
        return requireNonNull(day.view("R1").parcels().get(parcelOf(stop))).proof();
    }

    private void drivesOn(String at) {
        day.fix("V1", at + ":10", metresEast(-150)).fix("V1", at + ":40", metresEast(150));
    }

    @Test
    void aStayAtTheDoorAndAScanProveIt() {
        day.stands("V1", "09:01", "09:03", near("A")).scan("A", ScanKind.ABSENT, "09:02");
        assertThat(proofOf("A")).as("while the van stands there").isEqualTo(new Pending());
        drivesOn("09:04");
        assertThat(proofOf("A")).isEqualTo(new Proven(120));
    }

    @Test
    void aVanThatParkedRoundTheCornerWasAtTheDoor() {
        day.stands("V1", "09:01", "09:03", metresEast(80)).scan("A", ScanKind.ABSENT, "09:02");
        drivesOn("09:04");
        assertThat(proofOf("A")).isEqualTo(new Proven(120));
    }

    @Test
    void aScanFromTheNextStreetIsDisputed() {
        day.stands("V1", "09:01", "09:03", metresEast(160)).scan("A", ScanKind.ABSENT, "09:02");
        assertThat(proofOf("A")).isEqualTo(new Disputed(Doubt.NOT_AT_THE_DOOR));
    }

    @Test
    void aScanWhileDrivingPastIsDisputedOnceTheVanStandsElsewhere() {
        day.fix("V1", "09:01", near("A")).scan("A", ScanKind.ABSENT, "09:01").fix("V1", "09:02", metresEast(200));
        assertThat(proofOf("A")).as("no stay yet, but fixes may come").isEqualTo(new Pending());
        day.stands("V1", "09:05", "09:07", near("B"));
        assertThat(proofOf("A")).isEqualTo(new Disputed(Doubt.NOT_AT_THE_DOOR));
    }

    @Test
    void fixesThatComeLateSettleIt() {
        day.scan("A", ScanKind.ABSENT, "09:02").stands("V1", "09:10", "09:12", near("B"));
        assertThat(proofOf("A")).isEqualTo(new Disputed(Doubt.NOT_AT_THE_DOOR));
        day.stands("V1", "09:01", "09:03", near("A"));
        assertThat(proofOf("A")).isEqualTo(new Proven(120));
    }

    @Test
    void aDoorScannedSecondsAfterTheOneBeforeFromTheSamePlaceIsDisputed() {
        assertThat(AttemptProof.of(20.0, 29, true)).isEqualTo(new Disputed(Doubt.TOO_SHORT));
        assertThat(AttemptProof.of(20.0, 30, true)).isEqualTo(new Proven(30));
    }

    @Test
    void onlyAnAttemptWithNobodyHomeNeedsProof() {
        day.stands("V1", "09:01", "09:03", near("A"))
                .scan(parcelOf("A"), new Scan("S1", ScanKind.REFUSED, Day.at("09:02"), null));
        drivesOn("09:04");
        assertThat(day.stateOf("R1", "A")).isEqualTo(ParcelState.REFUSED);
        assertThat(proofOf("A")).isNull();
    }
}
