package fr.creneau.cli.table;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.cli.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Rejects rejects = new Rejects(new PrintStream(told, true, StandardCharsets.UTF_8));
    private final List<String> read = new ArrayList<>();

    private void read(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("day.csv"), content);
        CsvTable.read(
                file,
                List.of("tag", "celsius"),
                List.of("note"),
                rejects,
                row -> read.add(row.text("tag") + " " + row.number("celsius")));
    }

    @Test
    void badRowsAreNamedWithTheirLineAndTheGoodOnesKept() throws IOException {
        read("tag,celsius\nA,1.5\nB,warm\nC\nD,-2\n,3\n");
        assertThat(read).containsExactly("A 1.5", "D -2.0");
        assertThat(rejects.count()).isEqualTo(3);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("day.csv:3: celsius 'warm': expected a number")
                .contains("day.csv:4: 1 fields: expected 2")
                .contains("day.csv:6: tag is missing");
    }

    @Test
    void aReportCountsRowsByTheirReason() throws IOException {
        read("tag,celsius\nA,warm\nB,it's hot\n,3\nD,1\n");
        assertThat(rejects.toJson())
                .containsEntry("count", 3L)
                .containsEntry("by_reason", Map.of("celsius …: expected a number", 2L, "tag is missing", 1L))
                .extractingByKey("first", as(InstanceOfAssertFactories.LIST))
                .hasSize(3)
                .first()
                .isEqualTo(Map.of("file", "day.csv", "line", 2L, "reason", "celsius 'warm': expected a number"));
    }

    @Test
    void anUnknownColumnIsToldAndIgnored() throws IOException {
        read("tag,colour,celsius\nA,red,1\n");
        assertThat(read).containsExactly("A 1.0");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("day.csv:1: the column 'colour' is not known");
    }

    @Test
    void aFileWithoutANeededColumnIsRefused() {
        assertThatThrownBy(() -> read("tag,fahrenheit\nA,50\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("lacks the column celsius");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> read("")).isInstanceOf(UserError.class).hasMessageContaining("has no rows");
    }
}
