package fr.creneau.cli.cold.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.city.cold.BoxJourney;
import fr.creneau.city.cold.BoxJourney.Heard;
import fr.creneau.city.cold.BoxKind;
import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.warning.LookAhead;
import fr.creneau.core.ids.TagId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The judge of simulated boxes on chilled journeys of eight hours whose truth is plain. */
class ScoreTest {
    private static final long MINUTE = 60_000;
    private static final CurveRules RULES = BoxProfiles.rules(BoxKind.CHILLED);

    /** A tag without any error, heard at once. */
    private static BoxJourney journey(IntToDoubleFunction truthAtMinute, IntPredicate heardAtMinute) {
        double[] truth = IntStream.rangeClosed(0, 480)
                .mapToDouble(truthAtMinute::applyAsDouble)
                .toArray();
        List<Heard> heard = new ArrayList<>();
        for (int minute = 0; minute <= 480; minute += 5) {
            if (heardAtMinute.test(minute)) {
                Reading reading = Reading.of(minute * MINUTE, minute * MINUTE, truth[minute]);
                heard.add(new Heard(reading, minute * MINUTE, Double.NaN));
            }
        }
        return new BoxJourney(new TagId("C"), BoxKind.CHILLED, 0, truth, heard);
    }

    private static BoxRun run(BoxJourney journey) {
        return BoxRun.of(journey, RULES, LookAhead.usual(), List.of());
    }

    private static AlertScore alerts(BoxRun run) {
        AlertScore score = new AlertScore();
        score.add(run, RULES.profile());
        return score;
    }

    @Test
    void silenceUntilTheEndIsAGapAndNotCalledFine() {
        BoxRun dies = run(journey(minute -> 2, minute -> minute <= 60));
        assertThat(dies.summary().verdict().word()).isEqualTo("unproven");
        assertThat(alerts(dies).gaps).isEqualTo(1);
        assertThat(alerts(dies).gapsCalledFine).isZero();
    }

    /** The judge takes its gaps from the simulator: an engine that overlooked them would be found out. */
    @Test
    void anEngineThatCallsSilenceFineIsFoundOut() {
        BoxRun lives = run(journey(minute -> 2, minute -> true));
        BoxJourney dies = journey(minute -> 2, minute -> minute <= 60);
        assertThat(alerts(new BoxRun(dies, lives.summary(), List.of())).gapsCalledFine)
                .isEqualTo(1);
        assertThat(alerts(lives).gaps).isZero();
    }

    /** Warm for an hour, of which the tag of the alert saw all, and the tag of the journey the first two minutes. */
    @Test
    void anAlertThatTheGapAloneWouldExplainIsFoundOutEvenWhereItIsTrue() {
        IntToDoubleFunction warmHour = minute -> minute >= 98 && minute < 158 ? 6 : 2;
        BoxRun seen = run(journey(warmHour, minute -> true));
        assertThat(alerts(seen).alerts).isEqualTo(1);
        assertThat(alerts(seen).raisedByGap).isZero();

        BoxJourney overslept = journey(warmHour, minute -> minute <= 100 || minute > 160);
        AlertScore score = alerts(new BoxRun(overslept, seen.summary(), List.of()));
        assertThat(score.raisedByGap).isEqualTo(1);
        assertThat(score.wrong).as("it was warm all the same").isZero();
    }

    /** Warned at minute 100, of a limit that is passed 90 minutes later, for five minutes. */
    @Test
    void aProbabilityIsHeldAgainstItsOwnHour() {
        BoxRun run = run(journey(minute -> minute >= 190 && minute < 195 ? 5 : 2, minute -> true));
        WarningScore score = new WarningScore(Duration.ofMinutes(60));
        score.add(run, List.of(new BoxRun.Warned(100 * MINUTE, 100 * MINUTE, 0.75)), RULES.profile());
        assertThat(score.told(7)).isEqualTo(1);
        assertThat(score.came(7)).as("not within the hour").isZero();
        assertThat(score.cameLate(7)).as("within two").isEqualTo(1);
        assertThat(score.falsePerHundred()).isZero();
        assertThat(score.excursions()).as("tolerated").isZero();
        assertThat(score.ofTolerated()).isEqualTo(1);
        assertThat(score.announcedShare()).as("of none").isNull();
        assertThat(score.passings()).isEqualTo(1);
        assertThat(score.passingsAnnouncedShare()).isEqualTo(1);
    }
}
