package fr.creneau.core.eta.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.eta.RoundProgress;
import org.junit.jupiter.api.Test;

class StopFeaturesTest {
    private static final double NINE = 1_767_258_000;
    private static final double LEG = 300;

    private final Passages passages = new Passages();
    private final StopFeatures features = new StopFeatures();

    /** A van on stops 1 to 6, a leg of five minutes between them, that sets out so late and loses so much on each leg. */
    private static RoundProgress van(double start, int left, double late, double lostOnEachLeg) {
        RoundProgress progress = new RoundProgress().begin(start + late + (left - 1) * (LEG + lostOnEachLeg));
        for (int stop = 0; stop < 6; stop++) {
            double planned = start + stop * LEG;
            if (stop < left) {
                double actual = planned + late + stop * lostOnEachLeg;
                progress.addDone(planned, planned, actual, actual, stop + 1);
            } else {
                progress.addAhead(planned, planned, stop + 1);
            }
        }
        return progress;
    }

    private void drivesThrough(double start, double lostOnEachLeg) {
        for (int left = 1; left <= 6; left++) {
            passages.learn(van(start, left, 0, lostOnEachLeg));
        }
    }

    private float feature(String column, int stopAhead) {
        return features.rows()[StopFeatures.at(stopAhead) + StopFeatures.COLUMNS.indexOf(column)];
    }

    @Test
    void aVanLearnsWhatTheOneBeforeItLostOnTheSameLegs() {
        drivesThrough(NINE, 60);
        RoundProgress second = van(NINE + 1_800, 2, 0, 0);
        passages.learn(second);
        assertThat(features.fill(second, passages)).isTrue();
        assertThat(feature("over_last", 0)).isCloseTo(60, within(0.1f));
        assertThat(feature("over_last", 3)).isCloseTo(240, within(0.1f));
        assertThat(feature("over_10_min", 3)).as("shrunk, and fading").isBetween(20f, 200f);
        assertThat(feature("over_usual", 3)).isBetween(20f, 200f);
        assertThat(feature("town_45_min", 3)).isPositive();
    }

    @Test
    void itsHeadwayIsToTheOtherVanAndNotToItself() {
        drivesThrough(NINE, 0);
        RoundProgress second = van(NINE + 900, 2, 120, 0);
        passages.learn(second);
        features.fill(second, passages);
        assertThat(feature("headway", 0)).isEqualTo(900f + 120f);
        assertThat(feature("headway_planned", 0)).isEqualTo(900f);
        assertThat(feature("headway_excess", 0)).isEqualTo(120f);
    }

    @Test
    void whatWasSeenLongAgoSaysNothingOfNow() {
        drivesThrough(NINE, 60);
        RoundProgress nextDay = van(NINE + 86_400, 2, 0, 0);
        passages.learn(nextDay);
        features.fill(nextDay, passages);
        assertThat(feature("over_last", 3)).isZero();
        assertThat(feature("over_10_min", 3)).isCloseTo(0, within(1e-6f));
        assertThat(feature("over_usual", 3)).as("but the hour is remembered").isGreaterThan(20f);
        assertThat(feature("headway", 0)).isNaN();
    }

    @Test
    void aDelayIsFollowedBackThroughTheStopsBehind() {
        RoundProgress van = van(NINE, 5, 30, 40);
        features.fill(van, passages);
        assertThat(features.delay()).isEqualTo(30 + 4 * 40);
        assertThat(feature("first_delay", 0)).isEqualTo(30f);
        assertThat(feature("delay_change_1", 0)).isEqualTo(40f);
        assertThat(feature("delay_change_3", 0)).isEqualTo(120f);
        assertThat(feature("delay_change_6", 0)).isEqualTo(160f);
    }

    @Test
    void withoutADepartureThereIsNoDelayToStartFrom() {
        RoundProgress progress = new RoundProgress().begin(NINE).addAhead(NINE, NINE, 1);
        assertThat(features.fill(progress, passages)).isFalse();
    }

    @Test
    void aStreetNobodyWasSeenOnIsNotRemembered() {
        passages.learn(van(NINE, 3, 0, 60));
        RoundProgress elsewhere = new RoundProgress()
                .begin(NINE)
                .addDone(NINE, NINE, NINE, NINE, 77)
                .addAhead(NINE + LEG, NINE + LEG, 78);
        features.fill(elsewhere, passages);
        assertThat(feature("over_last", 0)).isZero();
        assertThat(feature("age", 0)).isEqualTo(3_600f);
    }
}
