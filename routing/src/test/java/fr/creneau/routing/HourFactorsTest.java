package fr.creneau.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HourFactorsTest {
    @Test
    void anHourHasItsValueInItsMiddleAndStraightLinesBetween() {
        HourFactors typical = HourFactors.TYPICAL;
        assertThat(typical.at(8.5 * 3600)).isEqualTo(1.50);
        assertThat(typical.at(9.0 * 3600)).isCloseTo((1.50 + 1.38) / 2, within(1e-9));
        assertThat(typical.at(0)).isEqualTo(1.0);
        assertThat(typical.at(32.5 * 3600)).as("the next morning").isEqualTo(1.50);
        assertThat(typical.seconds(60, 8.5 * 3600)).isEqualTo(90);
    }

    @Test
    void wrongFactorsAreRefused() {
        assertThatThrownBy(() -> HourFactors.of(1, 2)).hasMessageContaining("expected 24");
    }
}
