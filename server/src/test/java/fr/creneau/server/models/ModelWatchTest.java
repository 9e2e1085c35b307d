package fr.creneau.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.eta.passage.StopFeatures;
import fr.creneau.core.eta.trees.DelayModel;
import fr.creneau.learning.eta.LearntDelays;
import fr.creneau.learning.eta.ModelShelf;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWatchTest {
    @TempDir
    Path folder;

    private ModelShelf shelf = new ModelShelf(Path.of(""));
    private ModelWatch watch = new ModelWatch(Path.of(""), () -> {});

    private int changes;

    @BeforeEach
    void look() {
        shelf = new ModelShelf(folder.resolve("shelf"));
        watch = new ModelWatch(folder.resolve("shelf"), () -> changes++);
    }

    private static LearntDelays model(String version, Set<String> without) {
        String trees = """
                tree
                max_feature_idx=%d

                Tree=0
                split_feature=0
                threshold=60
                decision_type=10
                left_child=-1
                right_child=-2
                leaf_value=1 2

                end of trees
                """.formatted(StopFeatures.columns() - 1);
        return new LearntDelays(version, 700, without, trees, trees);
    }

    private String inUse() {
        watch.look();
        return watch.newest().map(DelayModel::version).orElse("none");
    }

    @Test
    void whatIsPublishedOrTakenBackIsInUseWithoutARestart() {
        assertThat(inUse()).as("no shelf yet").isEqualTo("none");
        shelf.publish(model("monday", StopFeatures.OF_OTHERS), Map.of("mae_s", 300.0));
        assertThat(inUse()).isEqualTo("monday");
        DelayModel monday = watch.newest().orElseThrow();
        assertThat(inUse()).isEqualTo("monday");
        assertThat(watch.newest()).as("read once").containsSame(monday);
        shelf.publish(model("tuesday", StopFeatures.OF_OTHERS), Map.of("mae_s", 400.0));
        assertThat(inUse()).isEqualTo("tuesday");
        shelf.rollBack();
        assertThat(inUse()).isEqualTo("monday");
        assertThat(changes).isEqualTo(3);
    }

    @Test
    void aModelThatLooksAtOtherVansIsLeftOnTheShelf() {
        shelf.publish(model("own", StopFeatures.OF_OTHERS), Map.of());
        assertThat(inUse()).isEqualTo("own");
        shelf.publish(model("town", Set.of()), Map.of());
        assertThat(inUse()).isEqualTo("own");
    }
}
