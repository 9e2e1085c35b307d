package fr.creneau.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.creneau.core.eta.passage.StopFeatures;
import fr.creneau.core.eta.trees.DelayModel;
import fr.creneau.learning.eta.LearntDelays;
import fr.creneau.learning.eta.ModelShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

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

    @Test
    void aModelThatWasTooSureOfItselfIsLeftOnTheShelf() {
        shelf.publish(model("old", StopFeatures.OF_OTHERS), Map.of("coverage_80", 0.79));
        assertThat(inUse()).isEqualTo("old");
        shelf.publish(model("young", StopFeatures.OF_OTHERS), Map.of("coverage_80", 0.55));
        assertThat(inUse()).isEqualTo("old");
    }

    @Test
    void whyAShelfCannotBeReadIsLoggedOnceForEachReason() throws IOException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(ModelWatch.class);
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
        try {
            shelf.publish(model("monday", StopFeatures.OF_OTHERS), Map.of());
            shelf.publish(model("tuesday", StopFeatures.OF_OTHERS), Map.of());
            Path about = folder.resolve("shelf").resolve("tuesday").resolve("about.properties");
            Path median = folder.resolve("shelf").resolve("tuesday").resolve("median.txt");
            String whole = Files.readString(about);
            String trees = Files.readString(median);
            Files.delete(about);
            for (int i = 0; i < 3; i++) {
                assertThat(inUse()).isEqualTo("none");
            }
            Files.writeString(about, whole);
            Files.writeString(median, "half of");
            for (int i = 0; i < 3; i++) {
                assertThat(inUse()).isEqualTo("none");
            }
            Files.writeString(median, trees);
            for (int i = 0; i < 3; i++) {
                assertThat(inUse()).isEqualTo("tuesday");
            }
        } finally {
            logger.setLevel(null);
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("cannot be read", "about.properties"),
                        second -> assertThat(second).contains("cannot be read", "end of trees"),
                        third -> assertThat(third).isEqualTo("model tuesday is in use"),
                        fourth -> assertThat(fourth).contains("can be read again", "tuesday"));
    }
}
