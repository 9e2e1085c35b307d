package fr.creneau.core.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GeodesyTest {
    @Test
    void aDegreeOfLatitudeIsAHundredAndElevenKilometres() {
        assertThat(new LatLon(43, 7).metresTo(new LatLon(44, 7))).isCloseTo(111_195.08, within(0.01));
    }

    @Test
    void distanceIsTheSameBothWaysAndZeroToItself() {
        LatLon monaco = new LatLon(43.7384, 7.4246);
        LatLon nice = new LatLon(43.7102, 7.2620);
        assertThat(monaco.metresTo(nice)).isEqualTo(nice.metresTo(monaco)).isBetween(13_000.0, 14_000.0);
        assertThat(monaco.metresTo(monaco)).isZero();
    }

    @Test
    void bearingsTurnClockwiseFromNorth() {
        assertThat(Geodesy.bearingDegrees(0, 0, 1, 0)).isCloseTo(0, within(1e-9));
        assertThat(Geodesy.bearingDegrees(0, 0, 0, 1)).isCloseTo(90, within(1e-9));
        assertThat(Geodesy.bearingDegrees(0, 0, 0, -1)).isCloseTo(270, within(1e-9));
    }

    @Test
    void aLatitudeOf91IsRefusedByName() {
        assertThatThrownBy(() -> new LatLon(91, 0)).hasMessage("latitude 91.0: expected -90..90 degrees");
    }
}
