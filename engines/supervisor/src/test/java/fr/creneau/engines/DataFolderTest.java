package fr.creneau.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private final Path folder;

    DataFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void oneClusterIdForAllMembersKeptAcrossStarts() throws IOException {
        String id;
        try (DataFolder first = DataFolder.open(folder)) {
            id = first.clusterId();
        }
        assertThat(id).matches("[A-Za-z0-9_][A-Za-z0-9_-]{21}");
        try (DataFolder again = DataFolder.open(folder)) {
            assertThat(again.clusterId()).isEqualTo(id);
            for (String member : DataFolder.MEMBERS) {
                assertThat(Files.readString(again.member(member).resolve("cluster-id"))
                                .strip())
                        .isEqualTo(id);
            }
        }
    }

    @Test
    void membersOfTwoClustersAreRefusedWithASentence() throws IOException {
        DataFolder.open(folder).close();
        Files.writeString(folder.resolve("kafka/cluster-id"), "AnotherClusterAltogeth\n");

        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("kafka belongs to cluster AnotherClusterAltogeth")
                .hasMessageContaining("Maybe put back the folder that was there, or start afresh with --wipe");
    }

    @Test
    void aMemberWithoutItsIdIsRefusedToo() throws IOException {
        Files.createDirectories(folder.resolve("cassandra/data"));

        assertThatThrownBy(() -> DataFolder.open(folder)).hasMessageContaining("belongs to cluster (none named)");
    }

    @Test
    void wipingForgetsTheMembersTogetherAndNothingElse() throws IOException {
        String before;
        try (DataFolder data = DataFolder.open(folder)) {
            before = data.clusterId();
            Files.writeString(data.member("kafka").resolve("segment"), "x");
        }
        Files.writeString(folder.resolve("photo.png"), "mine");

        DataFolder.wipe(folder);

        assertThat(folder.resolve("kafka")).doesNotExist();
        assertThat(folder.resolve("photo.png")).exists();
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.clusterId()).isNotEqualTo(before);
        }
    }

    @Test
    void aFolderInUseIsNeitherOpenedNorWiped() {
        try (DataFolder held = DataFolder.open(folder)) {
            String holder = "in use by process " + ProcessHandle.current().pid();
            assertThatThrownBy(() -> DataFolder.open(held.root())).hasMessageContaining(holder);
            assertThatThrownBy(() -> DataFolder.wipe(held.root())).hasMessageContaining(holder);
        }
    }
}
