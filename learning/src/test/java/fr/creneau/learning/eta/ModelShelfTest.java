package fr.creneau.learning.eta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelShelfTest {
    @TempDir
    private Path folder;

    private ModelShelf shelf = new ModelShelf(Path.of("."));

    private static LearntDelays model(String version) {
        return new LearntDelays(version, 700, Set.of("age", "headway"), "median of " + version, "spread of " + version);
    }

    @BeforeEach
    void anEmptyShelf() {
        shelf = new ModelShelf(folder.resolve("models"));
    }

    @Test
    void anEmptyShelfHasNothingInUse() {
        assertThat(shelf.findVersion()).isEmpty();
        assertThat(shelf.rollBack()).isEmpty();
    }

    @Test
    void whatIsPublishedIsInUseWithItsScores() {
        shelf.publish(model("monday"), Map.of("mae_s", 118.5));
        assertThat(shelf.findVersion()).contains("monday");
        assertThat(shelf.getModel("monday")).isEqualTo(model("monday"));
        assertThat(shelf.about("monday")).containsEntry("mae_s", "118.5").containsEntry("rows", "700");
    }

    @Test
    void aRollBackBringsTheOneBeforeAndKeepsTheOther() {
        shelf.publish(model("monday"), Map.of());
        shelf.publish(model("tuesday"), Map.of());
        assertThat(shelf.findOtherThan("monday")).contains(model("tuesday"));
        assertThat(shelf.findOtherThan("tuesday")).isEmpty();
        assertThat(shelf.rollBack()).contains("monday");
        assertThat(shelf.findVersion()).contains("monday");
        assertThat(shelf.getModel("tuesday")).isEqualTo(model("tuesday"));
        assertThat(shelf.rollBack()).as("nothing before it").isEmpty();
        assertThat(shelf.findVersion()).contains("monday");
    }

    @Test
    void aVersionIsPublishedOnceAndTheFirstStays() {
        LearntDelays again = new LearntDelays("monday", 900, Set.of(), "other median", "other spread");
        shelf.publish(model("monday"), Map.of("mae_s", 118.5));
        assertThatThrownBy(() -> shelf.publish(again, Map.of("mae_s", 90.0)))
                .isInstanceOf(VersionTaken.class)
                .hasMessageContainingAll("monday already", "expected a new version", "Maybe");
        assertThat(shelf.listInUse()).containsExactly("monday");
        assertThat(shelf.getModel("monday")).isEqualTo(model("monday"));
        assertThat(shelf.about("monday")).containsEntry("mae_s", "118.5");
    }

    @Test
    void oneThatWasTakenBackIsNotWrittenOver() {
        shelf.publish(model("monday"), Map.of());
        shelf.publish(model("tuesday"), Map.of());
        shelf.rollBack();
        assertThatThrownBy(() -> shelf.publish(model("tuesday"), Map.of())).isInstanceOf(VersionTaken.class);
        assertThat(shelf.findVersion()).contains("monday");
    }

    @Test
    void oneWhosePublishingBrokeOffCanBePublished() throws IOException {
        Path half = Files.createDirectories(folder.resolve("models").resolve("monday"));
        Files.writeString(half.resolve("median.txt"), "half of");
        shelf.publish(model("monday"), Map.of());
        assertThat(shelf.getModel("monday")).isEqualTo(model("monday"));
    }

    @Test
    void anotherModelFromTheSameDataHasAnotherVersion() {
        LearntDelays one = new LearntDelays("until-monday", 700, Set.of(), "median", "spread");
        LearntDelays other = new LearntDelays("until-monday", 700, Set.of("age"), "other median", "spread");
        assertThat(one.namedByContent().version())
                .startsWith("until-monday-")
                .isEqualTo(one.namedByContent().version())
                .isNotEqualTo(other.namedByContent().version());
    }

    @Test
    void aVersionThatIsNoFolderNameIsRefused() {
        assertThatThrownBy(() -> model("../monday")).hasMessageContaining("version '../monday'");
    }
}
