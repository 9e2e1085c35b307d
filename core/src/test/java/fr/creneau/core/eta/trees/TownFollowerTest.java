package fr.creneau.core.eta.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.PacedPlan;
import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.passage.Passages;
import fr.creneau.core.eta.passage.StopFeatures;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TownFollowerTest {
    private static final double NINE = 1_767_258_000;

    private final TownFollower follower = new TownFollower(new Passages(), new PacedPlan());

    /** One tree: a round that is late (delay above 60 s) goes on to lose `late` units, another `early`. */
    private static TreeEnsemble onDelay(double early, double late) {
        return TreeEnsemble.parse("""
                tree
                max_feature_idx=%d

                Tree=0
                split_feature=0
                threshold=60
                decision_type=10
                left_child=-1
                right_child=-2
                leaf_value=%s %s

                end of trees
                """.formatted(StopFeatures.columns() - 1, early, late));
    }

    private static RoundProgress round(double delay, int stops) {
        RoundProgress progress = new RoundProgress().begin(NINE + delay);
        progress.addDone(NINE, NINE, NINE + delay, NINE + delay, 1);
        for (int stop = 1; stop <= stops; stop++) {
            progress.addAhead(NINE + stop * 240, NINE + stop * 240, stop + 1);
        }
        return progress;
    }

    @Test
    void untilAModelIsThereAnotherEngineAnswers() {
        Arrivals arrivals = follower.predict(round(120, 5));
        assertThat(follower.answeredByModel()).isFalse();
        assertThat(arrivals.p50(4))
                .isEqualTo(new PacedPlan().predict(round(120, 5)).p50(4));
    }

    @Test
    void aModelIsTakenWhileRunningAndTakenBackAgain() {
        follower.use(new DelayModel("first", Set.of(), onDelay(0, 2), onDelay(1, 1)));
        double first = follower.predict(round(120, 5)).p50(0);
        assertThat(follower.answeredByModel()).isTrue();
        assertThat(first).isCloseTo(NINE + 240 + 120 + 2 * Math.sqrt(300), within(0.1));
        follower.use(new DelayModel("second", Set.of(), onDelay(0, -3), onDelay(1, 1)));
        assertThat(follower.predict(round(120, 5)).p50(0)).isLessThan(first);
        follower.use(new DelayModel("first", Set.of(), onDelay(0, 2), onDelay(1, 1)));
        assertThat(follower.predict(round(120, 5)).p50(0)).isEqualTo(first);
    }

    @Test
    void anEarlyRoundIsNotTakenForALateOne() {
        follower.use(new DelayModel("m", Set.of(), onDelay(4, -2), onDelay(1, 1)));
        assertThat(follower.predict(round(-90, 5)).p50(4))
                .isCloseTo(NINE + 1_200 - 90 + 4 * Math.sqrt(1_260), within(0.1));
    }

    @Test
    void farStopsAreReachedThroughFewerQuestionsAndStayInOrder() {
        follower.use(new DelayModel("m", Set.of(), onDelay(0, 1), onDelay(1, 1)));
        Arrivals arrivals = follower.predict(round(120, 119));
        for (int stop = 1; stop < 119; stop++) {
            assertThat(arrivals.p50(stop)).isGreaterThan(arrivals.p50(stop - 1));
            double median = NINE + (stop + 1) * 240 + 120 + Math.sqrt((stop + 1) * 240 + 60);
            assertThat(arrivals.p50(stop)).isCloseTo(median, within(0.1));
        }
    }

    @Test
    void aModelOfOtherColumnsIsRefused() {
        TreeEnsemble other = TreeEnsemble.parse("max_feature_idx=3\nTree=0\nleaf_value=1\nend of trees\n");
        assertThatThrownBy(() -> new DelayModel("old", Set.of(), other, other))
                .hasMessageContaining("model old looks at 4 columns");
    }

    @Test
    void aSplitThatPartsUnknownFromKnownIsUnderstood() {
        TreeEnsemble trees =
                TreeEnsemble.parse("max_feature_idx=0\nTree=0\nsplit_feature=0\nthreshold=inf\ndecision_type=8\n"
                        + "left_child=-1\nright_child=-2\nleaf_value=1 2\nend of trees\n");
        assertThat(trees.predict(new float[] {1e30f}, 0)).isEqualTo(1);
        assertThat(trees.predict(new float[] {Float.NaN}, 0)).isEqualTo(2);
    }

    @Test
    void textThatIsNoModelIsRefusedWithWhatWasExpected() {
        assertThatThrownBy(() -> TreeEnsemble.parse("hello")).hasMessageContaining("end of trees");
        assertThatThrownBy(() -> TreeEnsemble.parse("max_feature_idx=3\nTree=0\nend of trees\n"))
                .hasMessageContaining("tree 0: expected a line leaf_value");
    }

    @Test
    void aModelThatLooksAtWhatIsHiddenHereIsRefused() {
        TownFollower alone =
                new TownFollower(new Passages(), new PacedPlan(), new StopFeatures(StopFeatures.OF_OTHERS));
        assertThatThrownBy(() -> alone.use(new DelayModel("town", Set.of("age"), onDelay(0, 1), onDelay(1, 1))))
                .hasMessageStartingWith(
                        "model town looks at columns that are hidden here: expected one learnt without [age,");
        alone.use(new DelayModel("own", StopFeatures.OF_OTHERS, onDelay(0, 1), onDelay(1, 1)));
        alone.predict(round(120, 5));
        assertThat(alone.answeredByModel()).isTrue();
    }
}
