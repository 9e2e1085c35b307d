package fr.creneau.core.coldchain;

import static fr.creneau.core.coldchain.Profiles.minutes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no profile may be, whoever makes it: 0 to 4 °C here. */
class ProfileTest {
    private static final Alarm WARM = new Alarm(Alarm.Kind.SINGLE, Limit.above(4), minutes(15));
    private static final Alarm FROST = new Alarm(Alarm.Kind.INSTANT, Limit.below(0), 0);

    private static Profile profile(int hysteresisMicroC, Alarm... alarms) {
        return new Profile(
                "chilled",
                Limit.below(0),
                Limit.above(4),
                hysteresisMicroC,
                Duration.ofMinutes(5),
                Duration.ofMinutes(11),
                Duration.ofHours(23),
                List.of(alarms),
                null);
    }

    @Test
    void aLimitWithoutAnAlarmIsRefused() {
        assertThatThrownBy(() -> profile(0)).hasMessage("no alarm BELOW 0.0 °C: expected one at least");
        assertThatThrownBy(() -> profile(0, FROST)).hasMessage("no alarm ABOVE 4.0 °C: expected one at least");
    }

    @Test
    void anAlarmTwiceIsRefused() {
        assertThatThrownBy(() -> profile(0, WARM, FROST, WARM)).hasMessageContaining("expected each once");
    }

    @Test
    void aHysteresisAsWideAsTheRangeIsRefused() {
        assertThatThrownBy(() -> profile(4_000_000, WARM, FROST))
                .hasMessage("hysteresis 4000000 µ°C: expected less than the 4000000 µ°C between the limits");
    }
}
