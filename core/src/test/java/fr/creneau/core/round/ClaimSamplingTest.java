package fr.creneau.core.round;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.Claim;
import fr.creneau.core.eta.PacedPlan;
import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.calibration.CalibratedTimes;
import fr.creneau.core.eta.calibration.SharedCalibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A van of ten stops keeps to its plan, and what was said of it on the way is held against what came. */
class ClaimSamplingTest {
    private static final String[] STOPS = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J"};
    private static final int P975 = 13;

    private final SharedCalibration claims = new SharedCalibration(500, 0);
    private final Listener engine = new Listener(claims);
    private final Day day = new Day(TellingRules.usual(), engine);
    private double now;

    private record Learnt(Claim claim, double arrival, double at) {}

    /** Writes down what the engine is told to learn, and when. */
    private final class Listener implements ArrivalTimes {
        private final ArrivalTimes engine;
        private final List<Learnt> learnt = new ArrayList<>();

        Listener(SharedCalibration claims) {
            engine = new CalibratedTimes(new PacedPlan(), claims);
        }

        @Override
        public void predict(RoundProgress progress, Arrivals into) {
            engine.predict(progress, into);
        }

        @Override
        public Optional<Claim> claim(int stop) {
            return engine.claim(stop);
        }

        @Override
        public void learn(Claim claim, double arrival) {
            learnt.add(new Learnt(claim, arrival, now));
            engine.learn(claim, arrival);
        }
    }

    private void drives(int stops) {
        day.plan(Day.plan("R1", 1, "05:00", "van-1", STOPS));
        day.stands("van-1", "08:00", "08:30", Day.depot());
        drives(0, stops);
    }

    private void drives(int from, int stops) {
        for (int stop = from; stop < stops; stop++) {
            String goes = hhmm(stop * 10 + 3);
            now = Day.at(goes) / 1_000.0;
            day.stands("van-1", hhmm(stop * 10), goes, Day.near(STOPS[stop]));
            for (int minute = 3; minute < 10; minute++) {
                clock(stop * 10 + minute);
            }
        }
    }

    private void clock(int minutesAfterNine) {
        String time = hhmm(minutesAfterNine);
        now = Day.at(time) / 1_000.0;
        day.clock(time);
    }

    private static String hhmm(int minutesAfterNine) {
        return "%02d:%02d".formatted(9 + minutesAfterNine / 60, minutesAfterNine % 60);
    }

    @Test
    void aClaimIsHeldAgainstTheTimeTheVanReallyCame() {
        drives(STOPS.length);
        day.stands("van-1", "10:50", "11:00", Day.depot());
        clock(125);
        assertThat(engine.learnt)
                .hasSizeGreaterThan(4)
                .anyMatch(each -> each.claim().stopAhead() > 3);
        for (Learnt each : engine.learnt) {
            double minutes = (each.arrival() - Day.at("09:00") / 1_000.0) / 60;
            assertThat(minutes % 10).as("minutes after nine: %s", minutes).isBetween(0.0, 1.0);
            assertThat(each.claim().own().nowSeconds()).isLessThan(each.arrival());
        }
        assertThat(claims.state().observed()).isEqualTo(engine.learnt.size());
    }

    @Test
    void claimsThatAreOpenWhenTheEngineChangesAreNotCountedForTheOneAfter() {
        drives(5);
        double changed = now;
        claims.forget();
        drives(5, STOPS.length);
        day.stands("van-1", "10:50", "11:00", Day.depot());
        clock(125);
        List<Learnt> after = engine.learnt.stream()
                .filter(each -> each.at() > changed)
                .filter(each -> each.claim().own().nowSeconds() > changed)
                .toList();
        assertThat(engine.learnt.stream().filter(each -> each.at() > changed))
                .as("some were open")
                .hasSizeGreaterThan(after.size());
        assertThat(after).isNotEmpty();
        assertThat(claims.state().observed()).isEqualTo(after.size());
    }

    @Test
    void whileTheRoundRunsAClaimIsJudgedOnlyWhenNearlyAllItThoughtPossibleIsPast() {
        drives(STOPS.length - 1);
        assertThat(engine.learnt).isNotEmpty().allSatisfy(each -> assertThat(each.at())
                .isGreaterThanOrEqualTo(each.claim().told().quantileAt(0, P975)));
    }

    @Test
    void aTrackThatComesLateTeachesNothingOfClaimsThatWereMadeAfterTheVanHadBeenThere() {
        drives(4);
        for (int minute = 40; minute < 75; minute++) {
            clock(minute);
        }
        day.stands("van-1", "09:40", "09:43", Day.near("E"));
        day.stands("van-1", "09:50", "09:53", Day.near("F"));
        day.stands("van-1", "10:20", "10:23", Day.near("G"));
        for (int minute = 85; minute < 140; minute++) {
            clock(minute);
        }
        assertThat(engine.learnt)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.claim().own().nowSeconds()).isLessThan(each.arrival()));
    }

    @Test
    void nothingIsLearntOfStopsWhereNobodyHasBeenYet() {
        drives(0);
        for (int minute = 0; minute < 60; minute++) {
            clock(minute);
        }
        assertThat(engine.learnt).isEmpty();
    }
}
