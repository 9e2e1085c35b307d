package fr.creneau.cli.forecast;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.cli.UserError;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.forecast.Series;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    private static final double NONE = Double.NaN;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Rejects rejects = new Rejects(new PrintStream(told, true, StandardCharsets.UTF_8));

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("volumes.csv"), content);
    }

    private String said() {
        return told.toString(StandardCharsets.UTF_8);
    }

    @Test
    void furtherColumnsAreStaticsAndDaysNobodyCountedAreNotZero() throws IOException {
        LongTable.Content content = LongTable.read(
                file("series_id,date,value,depot\nA,2026-03-01,5,D1\nA,2026-03-02,6,D1\nA,2026-03-04,7,D1\n"
                        + "B,2026-03-03,1,D2\nB,2026-03-04,2,D2\n"),
                rejects);
        assertThat(content.series().get(0).values()).containsExactly(5, 6, NONE, 7);
        assertThat(content.series().get(1).values()).containsExactly(1, 2);
        assertThat(content.series().get(1).statics()).isEqualTo(Map.of("depot", "D2"));
        assertThat(content.lastDay()).contains(LocalDate.of(2026, 3, 4));
        assertThat(content.notes()).first().asString().contains("series A has no value on 1", "after 2026-03-02");
    }

    @Test
    void badRowsAreNamedAndTheGoodOnesKept() throws IOException {
        LongTable.Content content = LongTable.read(
                file("series_id,date,value\nA,2026-03-01,5\nA,2026-03-01,9\nA,March 2nd,6\nA,2026-03-02,many\n"
                        + "A,2026-03-03,8\nA,2026-03-02,7\n"),
                rejects);
        assertThat(content.series().get(0).values()).containsExactly(5, 7, 8);
        assertThat(said())
                .contains("volumes.csv:3: series A has 2026-03-01 twice")
                .contains("volumes.csv:4: date 'March 2nd': expected a date")
                .contains("volumes.csv:5: value 'many': expected a number");
    }

    @Test
    void aColumnThatChangesIsNoStatic() throws IOException {
        LongTable.Content content =
                LongTable.read(file("series_id,date,value,rain\nA,2026-03-01,5,0\nA,2026-03-02,6,12\n"), rejects);
        assertThat(content.series().get(0).statics()).isEmpty();
        assertThat(said()).contains("volumes.csv:3: the column 'rain' changes within series A");
    }

    @Test
    void weeksAreStepsOfSevenDays() throws IOException {
        LongTable.Content content =
                LongTable.read(file("series_id,date,value\nA,2026-03-02,5\nA,2026-03-09,6\nA,2026-03-16,7\n"), rejects);
        assertThat(content.stepDays()).isEqualTo(7);
        assertThat(content.lastDay()).isEmpty();
        assertThat(content.series().get(0).values()).containsExactly(5, 6, 7);
    }

    @Test
    void monthsAreRefused() {
        assertThatThrownBy(() -> LongTable.read(
                        file("series_id,date,value\nA,2026-01-01,5\nA,2026-02-01,6\nA,2026-03-01,7\n"), rejects))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("fewer than half of its days");
    }

    @Test
    void aWideRowEndsWhereItsValuesEnd() throws IOException {
        Map<String, Series> all = M4Table.read(
                file("\"V1\",\"V2\",\"V3\",\"V4\"\n\"H1\",\"1\",\"2\",\"\"\n\"H2\",\"3\",NA,\"4\"\n"), rejects);
        assertThat(requireNonNull(all.get("H1")).values()).containsExactly(1, 2);
        assertThat(requireNonNull(all.get("H2")).values()).containsExactly(3, NONE, 4);
    }

    @Test
    void aWideRowWithWordsOrDoubledIsNamed() throws IOException {
        Map<String, Series> all = M4Table.read(file("V1,V2,V3\nH1,1,2\nH1,3,4\nH2,1,x\nH3,,\n"), rejects);
        assertThat(all).containsOnlyKeys("H1");
        assertThat(said()).contains("volumes.csv:3: series H1 was there", "V3 'x': expected a number", "no value");
    }
}
