package fr.creneau.core.coldchain;

import static fr.creneau.core.coldchain.Profiles.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.coldchain.alert.AlertDesk;
import fr.creneau.core.coldchain.alert.TagWatch;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.ids.TagId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cold store that calls somebody after 45 minutes beyond its limit, and everybody after 60. */
class AlertNameTest {
    private static final Profile STORE = new Profile(
            "store",
            null,
            Limit.above(4),
            300_000,
            Duration.ofMinutes(5),
            Duration.ofMinutes(11),
            Duration.ofHours(23),
            List.of(
                    new Alarm(Alarm.Kind.SINGLE, Limit.above(4), minutes(45)),
                    new Alarm(Alarm.Kind.SINGLE, Limit.above(4), minutes(60))),
            null);

    @Test
    void twoAlarmsOfOneExcursionHaveNamesOfTheirOwn() {
        TagWatch watch = new TagWatch(new TagId("BOX"), new CurveRules(STORE));
        for (int minute = 0; minute <= 90; minute += 5) {
            watch.onReading(Reading.of(minutes(minute), minutes(minute), minute == 0 ? 4 : 6), minutes(minute));
        }
        assertThat(watch.listStanding())
                .extracting(AlertDesk.Told::toldAs)
                .containsExactly(
                        "BOX/single_above_4_PT45M/1970-01-01T00:00:00Z",
                        "BOX/single_above_4_PT1H/1970-01-01T00:00:00Z");
    }
}
