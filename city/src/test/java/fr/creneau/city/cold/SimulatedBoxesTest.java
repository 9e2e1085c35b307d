package fr.creneau.city.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedBoxesTest {
    private final SimulatedBoxes boxes = new SimulatedBoxes(5);

    @Test
    void theSameBoxIsTheSameWheneverItIsAskedFor() {
        BoxJourney once = boxes.journey(3, 14);
        boxes.journey(3, 15);
        BoxJourney again = new SimulatedBoxes(5).journey(3, 14);
        assertThat(again.truthC()).isEqualTo(once.truthC());
        assertThat(again.heard()).isEqualTo(once.heard());
    }

    @Test
    void mostBoxesHoldAndSomeDoNot() {
        long warm = IntStream.range(0, 400)
                .mapToObj(parcel -> boxes.journey(parcel % 30, parcel))
                .filter(box -> box.kind() == BoxKind.CHILLED)
                .filter(box -> Arrays.stream(box.truthC()).anyMatch(celsius -> celsius > 4))
                .count();
        assertThat(warm).isBetween(2L, 60L);
    }

    @Test
    void aTagReportsTheTruthToATenthOrTwo() {
        BoxJourney box = boxes.journey(0, 0);
        assertThat(box.heard()).isNotEmpty().allSatisfy(heard -> assertThat(heard.reading().microC() / 1e6)
                .isBetween(box.truthAt(heard.trueMs()) - 0.7, box.truthAt(heard.trueMs()) + 0.7));
    }
}
