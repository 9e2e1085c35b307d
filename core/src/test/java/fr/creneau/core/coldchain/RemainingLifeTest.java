package fr.creneau.core.coldchain;

import static fr.creneau.core.coldchain.Profiles.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.curve.TagCurve;
import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.profile.ShelfLife;
import fr.creneau.core.coldchain.verdict.RemainingLife;
import fr.creneau.core.coldchain.verdict.TagSummary;
import fr.creneau.core.ids.TagId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ice cream that keeps 180 days at −18 °C, and ages 3, 5 or 8 times faster for each ten degrees more. */
class RemainingLifeTest {
    private static final double LIFE_S = Duration.ofDays(180).toSeconds();

    private static final Profile ICE_CREAM = new Profile(
            "ice-cream",
            null,
            Limit.above(-18),
            500_000,
            Duration.ofMinutes(5),
            Duration.ofMinutes(11),
            Duration.ofHours(23),
            List.of(new Alarm(Alarm.Kind.INSTANT, Limit.above(-18), 0)),
            new ShelfLife(Duration.ofDays(180), -18_000_000, 3, 5, 8));

    /** An hour at one temperature. */
    private static RemainingLife afterAnHourAt(double celsius) {
        TagCurve curve = new TagCurve(new CurveRules(ICE_CREAM));
        for (int minute = 0; minute <= 60; minute += 5) {
            curve.join(Reading.of(minutes(minute), minutes(minute), celsius));
        }
        return TagSummary.of(new TagId("ICE"), curve).life().orElseThrow();
    }

    @Test
    void anHourAtTheReferenceTemperatureTakesAnHour() {
        assertThat(afterAnHourAt(-18)).isEqualTo(new RemainingLife(LIFE_S - 3600, LIFE_S - 3600, LIFE_S - 3600));
    }

    @ParameterizedTest(name = "at {0} °C")
    @ValueSource(doubles = {70, 88, 89, 90, 95, 100})
    void howeverHotItIsNoLifeIsGained(double celsius) {
        RemainingLife life = afterAnHourAt(celsius);
        assertThat(life.lowS()).isZero();
        assertThat(life.likelyS()).isZero();
        assertThat(life.highS()).isLessThan(LIFE_S);
    }
}
