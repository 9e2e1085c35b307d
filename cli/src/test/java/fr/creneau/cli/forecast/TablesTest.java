package fr.creneau.cli.forecast;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
    private static final double NONE = Double.NaN;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Rejects rejects = new Rejects(new PrintStream(told, true, StandardCharsets.UTF_8));

    private final List<Gap> gaps = new ArrayList<>();

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
        assertThat(content.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.line()).isEqualTo(3);
            assertThat(gap.sentence())
                    .contains("series 'A' has no value on 1 of its steps, the first after '2026-03-02'");
        });
    }

    @Test
    void badRowsAreNamedAndTheGoodOnesKept() throws IOException {
        LongTable.Content content = LongTable.read(
                file("series_id,date,value\nA,2026-03-01,5\nA,2026-03-01,9\nA,March 2nd,6\nA,2026-03-02,many\n"
                        + "A,2026-03-03,8\nA,2026-03-02,7\n"),
                rejects);
        assertThat(content.series().get(0).values()).containsExactly(5, 7, 8);
        assertThat(said())
                .contains("volumes.csv:3: series 'A' has '2026-03-01' twice")
                .contains("volumes.csv:4: date 'March 2nd': expected a date")
                .contains("volumes.csv:5: value 'many': expected a number");
    }

    /** Two series of daily values from the 1st of March 2026 on, and further rows behind them from line 82 on. */
    private LongTable.Content fortyDaysAnd(String rows) throws IOException {
        StringBuilder csv = new StringBuilder("series_id,date,value\n");
        for (String id : List.of("A", "B")) {
            for (int t = 0; t < 40; t++) {
                csv.append("%s,%s,%d%n".formatted(id, LocalDate.of(2026, 3, 1).plusDays(t), 5 + t));
            }
        }
        return LongTable.read(file(csv + rows), rejects);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31", "+99999999-01-01", "2062-03-14", "2027-03-14", "0206-03-14", "2016-03-14"})
    void oneMistypedDateIsNamedAndNoSeriesIsStretchedToIt(String date) throws IOException {
        LongTable.Content content = fortyDaysAnd("A,%s,7\n".formatted(date));
        assertThat(content.lastDate()).isEqualTo("2026-04-09");
        assertThat(content.series()).allSatisfy(one -> assertThat(one.length()).isEqualTo(40));
        assertThat(content.gaps()).isEmpty();
        assertThat(said()).contains("volumes.csv:82: date '" + date + "'");
    }

    @Test
    void aWholeSecondSpellIsNotMistaken() throws IOException {
        StringBuilder later = new StringBuilder();
        for (int t = 0; t < 40; t++) {
            LocalDate day = LocalDate.of(2026, 6, 10).plusDays(t);
            later.append("A,%s,5%nB,%s,5%n".formatted(day, day));
        }
        assertThat(fortyDaysAnd(later.toString()).lastDate()).isEqualTo("2026-07-19");
        assertThat(said()).isEmpty();
    }

    @Test
    void weeksStayWeeksWhereOneDateIsADayOff() throws IOException {
        StringBuilder csv = new StringBuilder("series_id,date,value\n");
        for (int t = 0; t < 30; t++) {
            csv.append(
                    "A,%s,5%n".formatted(LocalDate.of(2026, 3, 2).plusWeeks(t).plusDays(t == 20 ? 1 : 0)));
        }
        LongTable.Content content = LongTable.read(file(csv.toString()), rejects);
        assertThat(content.stepDays()).isEqualTo(7);
        assertThat(content.series().get(0).length()).isEqualTo(30);
        assertThat(said()).contains("volumes.csv:22: date '2026-07-21' is no Monday");
    }

    @Test
    void whatLeavesTheRangeOfModelsIsNamed() throws IOException {
        assertThat(fortyDaysAnd("A,2026-04-10,1e300\nA,2026-04-11,-2e12\n").lastDate())
                .isEqualTo("2026-04-09");
        assertThat(said()).contains("volumes.csv:82: value '1e300': expected a number from -1e12 to 1e12", ":83:");
    }

    @Test
    void everySeriesWithAGapIsToldWithItsLine() throws IOException {
        LongTable.Content content = fortyDaysAnd("A,2026-04-12,7\n");
        assertThat(content.gaps())
                .extracting(Gap::series, Gap::missing, Gap::line, Gap::after)
                .containsExactly(tuple("A", 2L, 41L, "2026-04-09"), tuple("B", 3L, 81L, "2026-04-09"));
    }

    @Test
    void aColumnThatChangesIsNoStatic() throws IOException {
        LongTable.Content content =
                LongTable.read(file("series_id,date,value,rain\nA,2026-03-01,5,0\nA,2026-03-02,6,12\n"), rejects);
        assertThat(content.series().get(0).statics()).isEmpty();
        assertThat(said()).contains("volumes.csv:3: the column 'rain' changes within series 'A'");
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
                file("\"V1\",\"V2\",\"V3\",\"V4\"\n\"H1\",\"1\",\"2\",\"\"\n\"H2\",\"3\",NA,\"4\"\n"), rejects, gaps);
        assertThat(requireNonNull(all.get("H1")).values()).containsExactly(1, 2);
        assertThat(requireNonNull(all.get("H2")).values()).containsExactly(3, NONE, 4);
        assertThat(gaps).singleElement().satisfies(gap -> assertThat(gap.sentence())
                .contains("'H2'", "'V2'"));
    }

    @Test
    void aWideRowWithWordsOrDoubledIsNamed() throws IOException {
        Map<String, Series> all = M4Table.read(file("V1,V2,V3\nH1,1,2\nH1,3,4\nH2,1,x\nH3,,\n"), rejects, gaps);
        assertThat(all).containsOnlyKeys("H1");
        assertThat(said()).contains("volumes.csv:3: series 'H1' was there", "V3 'x': expected a number", "no value");
    }
}
