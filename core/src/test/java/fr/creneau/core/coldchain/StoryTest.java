package fr.creneau.core.coldchain;

import static fr.creneau.core.coldchain.Profiles.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.coldchain.alert.AlertVersion;
import fr.creneau.core.coldchain.alert.TagWatch;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.verdict.JourneySpan;
import fr.creneau.core.coldchain.verdict.TagSummary;
import fr.creneau.core.ids.TagId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A box between 0 and 4 °C, a reading every five minutes: what is told, in the order in which it is told. */
class StoryTest {
    private static final TagId TAG = new TagId("BOX");

    private final TagWatch watch = new TagWatch(TAG, new CurveRules(Profiles.chilled()));
    private final List<String> told = new ArrayList<>();

    /** Readings from a minute on, one every five minutes. */
    private void readings(int fromMinute, double... celsius) {
        for (int i = 0; i < celsius.length; i++) {
            long ms = minutes(fromMinute + 5L * i);
            for (AlertVersion news : watch.onReading(Reading.of(ms, ms, celsius[i]), ms)) {
                Long ended = news.alert().endedMs();
                told.add("%s %s from %d%s"
                        .formatted(
                                news.state(),
                                news.alert().alarm().cause(),
                                news.alert().fromMs() / minutes(1),
                                ended == null ? "" : " to " + ended / minutes(1)));
            }
        }
    }

    private String verdict() {
        return TagSummary.of(TAG, watch.curve()).verdict().word();
    }

    private TagSummary onAJourney(int fromMinute, int untilMinute) {
        return TagSummary.of(TAG, watch.curve(), new JourneySpan(minutes(fromMinute), minutes(untilMinute)));
    }

    @Test
    void aQuietWayConforms() {
        readings(0, 2, 2.1, 2, 3.9, 4, 3.8);
        assertThat(told).isEmpty();
        assertThat(verdict()).isEqualTo("conforming");
    }

    @Test
    void aShortExcursionIsTolerated() {
        readings(0, 2, 2, 6, 6, 2, 2);
        assertThat(told).isEmpty();
        assertThat(verdict()).isEqualTo("tolerated");
    }

    @Test
    void aLongOneIsRaisedOnceAndAmendedWhenItEnds() {
        readings(0, 2, 2, 6, 6, 6, 6, 6, 2, 2);
        assertThat(told).containsExactly("RAISED single_above from 7", "AMENDED single_above from 7 to 32");
        assertThat(verdict()).isEqualTo("not_conforming");
    }

    @Test
    void aTemperatureThatHoversAtTheLimitIsOneAlertAndNotMany() {
        readings(0, 2, 5, 5, 5, 5, 3.9, 4.2, 3.9, 4.2, 3.8, 4.3, 3.5, 2);
        assertThat(told).containsExactly("RAISED single_above from 3", "AMENDED single_above from 3 to 51");
    }

    @Test
    void timesBeyondTheLimitDoNotAddUpAcrossADipWithinIt() {
        readings(0, 2, 4.1, 4.1, 3.9); // some eight minutes, then within the limit but never clear of it
        for (int hour = 0; hour < 5; hour++) {
            readings(20 + 60 * hour, 3.9, 3.9, 3.9, 3.9, 3.9, 3.9, 3.9, 3.9, 3.9, 3.9, 3.9, 3.9);
        }
        readings(320, 4.1, 4.1, 3.9, 2);
        assertThat(told).isEmpty();
        assertThat(TagSummary.of(TAG, watch.curve()).aboveMs()).isGreaterThan(minutes(15));
        assertThat(verdict()).isEqualTo("tolerated");
    }

    @Test
    void touchingTheLimitIsADip() {
        readings(0, 2, 6, 6, 4, 6, 6, 2); // 12.5 minutes, a touch, 12.5 minutes
        assertThat(told).isEmpty();
    }

    @Test
    void aGapIsUnknownAndRaisesNothing() {
        readings(0, 2, 2, 2);
        readings(300, 2, 2, 2);
        assertThat(told).isEmpty();
        assertThat(verdict()).isEqualTo("unproven");
    }

    @Test
    void aTagThatDiesAnHourIntoItsJourneyProvesAnHour() {
        readings(0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
        TagSummary alone = TagSummary.of(TAG, watch.curve());
        assertThat(alone.verdict().word()).isEqualTo("conforming");
        assertThat(alone.firstMs()).as("of this time and no other").isEqualTo(0);
        assertThat(alone.lastMs()).isEqualTo(minutes(60));

        TagSummary onItsWay = onAJourney(0, 23 * 60);
        assertThat(onItsWay.verdict().word()).isEqualTo("unproven");
        assertThat(onItsWay.unknownMs()).isEqualTo(minutes(22 * 60));
        assertThat(onItsWay.life().orElseThrow().lowS())
                .as("silence ages food as at the upper limit")
                .isCloseTo(7 * 86_400 - 22 * 3_600 - 3_600 * Math.pow(2, -0.2), within(1.0));
    }

    @Test
    void aTagThatWakesLateProvesNothingOfTheTimeBefore() {
        readings(60, 2, 2, 2, 2, 2);
        assertThat(onAJourney(0, 85).verdict().word()).isEqualTo("unproven");
        assertThat(onAJourney(0, 85).silentMs()).isEqualTo(minutes(60));
        assertThat(onAJourney(49, 91).verdict().word())
                .as("what a gap may be, an end may be")
                .isEqualTo("conforming");
    }

    @Test
    void aTagThatMeasuredBeforeItsJourneyAloneProvesNothingOfIt() {
        readings(0, 2, 2, 2, 2, 2);
        assertThat(onAJourney(120, 180).silentMs()).isEqualTo(minutes(60));
    }

    @Test
    void silenceIsSeenByTheCorrectedClock() {
        for (int minute = 0; minute <= 300; minute += 5) { // half an hour ahead, heard at once
            watch.onReading(Reading.of(minutes(minute + 30), minutes(minute), 2), minutes(minute));
        }
        assertThat(onAJourney(0, 300).verdict().word()).isEqualTo("conforming");
        assertThat(onAJourney(0, 330).verdict().word()).isEqualTo("unproven");
    }

    @Test
    void warmBeforeAndAfterAGapIsNotProvenToBeWarmWithin() {
        readings(0, 2, 2, 5, 5);
        readings(60, 5, 5, 2, 2);
        assertThat(told).isEmpty();
        assertThat(verdict()).isEqualTo("unproven");
    }

    @Test
    void aGapDoesNotEndAnAlert() {
        readings(0, 2, 5, 5, 5, 5, 5);
        readings(120, 5, 5);
        assertThat(told).containsExactly("RAISED single_above from 3");
    }

    @Test
    void aLateReadingTakesAnAlertBack() {
        readings(0, 2, 5, 5);
        readings(20, 5, 5, 2);
        assertThat(told).containsExactly("RAISED single_above from 3", "AMENDED single_above from 3 to 26");
        told.clear();
        readings(15, 2);
        assertThat(told).containsExactly("RETRACTED single_above from 3 to 26");
        assertThat(verdict()).isEqualTo("tolerated");
    }

    @Test
    void manyShortOnesAddUp() {
        for (int hour = 0; hour < 6; hour++) {
            readings(60 * hour, 2, 2, 2, 2, 6, 6, 2, 2, 2, 2, 2, 2); // ten minutes each
        }
        assertThat(told).as("an hour is tolerated").isEmpty();
        readings(360, 2, 6, 2);
        assertThat(told).as("more than an hour is not").containsExactly("RAISED cumulative_above from 327");
    }

    @Test
    void asLongAsIsToleratedIsToleratedAndAMomentLongerIsNot() {
        readings(0, 2, 6, 6, 6, 2); // fifteen minutes: from 2.5 to 17.5
        assertThat(told).isEmpty();
        assertThat(verdict()).isEqualTo("tolerated");
        readings(60, 2, 6, 6, 6.1, 2);
        assertThat(told).containsExactly("RAISED single_above from 62 to 77");
    }

    @Test
    void oneReadingIsEnoughForAnInstantAlarm() {
        readings(0, 2, 2, 9, 2);
        assertThat(told).containsExactly("RAISED instant_above from 9", "AMENDED instant_above from 9 to 10");
        assertThat(Profiles.chilled().alarms()).extracting(Alarm::cause).contains("instant_above");
    }
}
