package fr.creneau.cli.forecast;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.creneau.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The whole way of a forecast, from a CSV of seed 5 to its files. */
class ForecastCommandTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);
    private static final double[] WEEK = {12, 14, 13, 12, 11, 6, 2};
    private static final String QUICK = "seasonal-naive,theta,lag-regression";

    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void writeVolumes() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder csv = new StringBuilder("series_id,date,value,region\n");
        for (String depot : List.of("A", "B", "C")) {
            for (int t = 0; t < 120; t++) {
                csv.append("%s,%s,%d,%s%n"
                        .formatted(
                                depot,
                                FIRST.plusDays(t),
                                Math.round(WEEK[t % 7] * 5 + random.nextInt(9)),
                                depot.equals("C") ? "south" : "north"));
            }
        }
        Files.writeString(folder.resolve("volumes.csv"), csv);
    }

    private int creneau(String... args) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(errors, true));
        return line.execute(args);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).toFile());
    }

    @Test
    void aBacktestLeavesScoresPlotsAndAPageAndCanBeCompared() throws IOException {
        int code = creneau(
                "forecast",
                "backtest",
                "--data",
                at("volumes.csv"),
                "--season",
                "7",
                "--horizon",
                "14",
                "--origins",
                "2",
                "--inside",
                "2",
                "--models",
                QUICK,
                "--json",
                at("r.json"),
                "--experiment",
                at("quick"));
        assertThat(code).as(errors.toString()).isEqualTo(Main.OK);
        JsonNode report = json("r.json");
        assertThat(report.path("series").asInt()).isEqualTo(3);
        JsonNode data = report.path("configuration").path("data").path(0);
        assertThat(data.path("file").asText()).isEqualTo("volumes.csv");
        assertThat(data.path("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(report.path("models").path("ensemble").path("coverage_95").isNumber())
                .isTrue();
        assertThat(report.path("models").fieldNames())
                .toIterable()
                .containsExactly("seasonal-naive", "theta", "lag-regression", "ensemble", "per-series");
        assertThat(folder.resolve("quick/plots/1.svg")).content().contains("<svg", "A, ");
        assertThat(folder.resolve("quick/index.html")).content().contains("ensemble", "<svg");
        assertThat(creneau("forecast", "compare", at("quick"), "--json", at("c.json")))
                .isEqualTo(Main.OK);
        JsonNode lines = json("c.json").path("lines");
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0).path("scores").path("owa").asDouble())
                .isLessThanOrEqualTo(lines.get(4).path("scores").path("owa").asDouble());
    }

    private int backtest(String data, String... more) {
        List<String> args = new ArrayList<>(List.of("forecast", "backtest", "--data", at(data), "--horizon", "14"));
        args.addAll(List.of("--inside", "2", "--models", QUICK, "--json", at("r.json")));
        args.addAll(List.of(more));
        return creneau(args.toArray(String[]::new));
    }

    @Test
    void experimentsOnOtherDataOfTheSameShapeAreNotCompared() throws IOException {
        String csv = Files.readString(folder.resolve("volumes.csv"));
        Files.writeString(folder.resolve("other.csv"), csv.replaceFirst("A,2025-01-06,\\d+", "A,2025-01-06,61"));
        Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(folder.resolve("elsewhere/volumes.csv"), csv);
        assertThat(backtest("volumes.csv", "--experiment", at("one"))).isEqualTo(Main.OK);
        assertThat(backtest("elsewhere/volumes.csv", "--experiment", at("same"), "--without", "weights"))
                .isEqualTo(Main.OK);
        assertThat(backtest("other.csv", "--experiment", at("other"))).isEqualTo(Main.OK);
        assertThat(creneau("forecast", "compare", at("one"), at("same"))).isEqualTo(Main.OK);
        assertThat(creneau("forecast", "compare", at("one"), at("other"))).isEqualTo(Main.BAD_INPUT);
        assertThat(errors.toString()).contains("do not compare", "one: data of sha256", "other: data of sha256");
        assertThat(folder.resolve("one/scores.json")).content().doesNotContain(folder.toString());
        Files.writeString(folder.resolve("one/scores.json"), "{\"series\": 3}");
        assertThat(creneau("forecast", "compare", at("one"))).isEqualTo(Main.BAD_INPUT);
        assertThat(errors.toString()).contains("does not say which data");
    }

    @Test
    void badRowsAndGapsAreInTheReportWithTheirLine() throws IOException {
        String csv = Files.readString(folder.resolve("volumes.csv"));
        String bad = csv.replaceFirst("A,2025-01-08,\\d+", "A,2025-01-08,1e300")
                        .replaceFirst("B,2025-01-08,\\d+", "B,2025-01-08,many")
                + "C,9999-12-31,5,south\nC,2052-03-01,5,south\n";
        Files.writeString(folder.resolve("bad.csv"), bad);
        assertThat(backtest("bad.csv")).as(errors.toString()).isEqualTo(Main.OK);
        JsonNode out = json("r.json").path("left_out");
        assertThat(out.path("count").asInt()).isEqualTo(4);
        assertThat(out.path("by_reason")).hasSize(4);
        assertThat(out.path("first").path(0).path("line").asInt()).isEqualTo(4);
        JsonNode gaps = json("r.json").path("gaps");
        assertThat(gaps.path("series").asInt()).isEqualTo(2);
        assertThat(gaps.path("first").path(1).path("series").asText()).isEqualTo("B");
        assertThat(gaps.path("first").path(1).path("line").asInt()).isEqualTo(123);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e12", "-1e12", "1e-300", "0"})
    void theGreatestAndLeastValuesEndInNoStackTrace(String value) throws IOException {
        StringBuilder csv = new StringBuilder("series_id,date,value\n");
        for (int t = 0; t < 120; t++) {
            String other = t % 7 == 6 ? "0" : "12";
            csv.append("A,%s,%s%nB,%s,%s%n"
                    .formatted(FIRST.plusDays(t), t % 5 < 2 ? value : other, FIRST.plusDays(t), value));
        }
        Files.writeString(folder.resolve("extreme.csv"), csv);
        int code = creneau(
                "forecast",
                "backtest",
                "--data",
                at("extreme.csv"),
                "--horizon",
                "14",
                "--inside",
                "2",
                "--json",
                at("r"));
        assertThat(code).as(errors.toString()).isEqualTo(Main.OK);
    }

    @Test
    void levelsAreScoredEachByItself() throws IOException {
        assertThat(backtest("volumes.csv", "--levels", "region", "--choose", "series"))
                .as(errors.toString())
                .isEqualTo(Main.OK);
        JsonNode levels = json("r.json").path("levels");
        assertThat(levels.fieldNames()).toIterable().containsExactly("series", "region", "total");
        assertThat(levels.path("total").path("coverage_95").isNumber()).isTrue();
        assertThat(json("r.json").path("notes").toString()).doesNotContain("nothing could be scored");
        assertThat(levels.path("total").path("wape").asDouble())
                .isLessThan(levels.path("series").path("wape").asDouble());
        assertThat(json("r.json").path("selected").asText()).isEqualTo("per-series");
    }

    @Test
    void zonesOfFranceAreNamedAndOthersRefused() throws IOException {
        assertThat(backtest("volumes.csv", "--country", "fr", "--zone", "alsace-moselle", "--school-zone", "b"))
                .as(errors.toString())
                .isEqualTo(Main.OK);
        assertThat(json("r.json").path("configuration").path("zone").asText()).isEqualTo("alsace-moselle");
        assertThat(backtest("volumes.csv", "--country", "fr", "--zone", "corse"))
                .isEqualTo(Main.BAD_INPUT);
        assertThat(backtest("volumes.csv", "--zone", "guyane")).isEqualTo(Main.BAD_INPUT);
        assertThat(backtest("volumes.csv", "--country", "fr", "--zone", "guyane", "--school-zone", "A"))
                .isEqualTo(Main.BAD_INPUT);
        assertThat(backtest("volumes.csv", "--country", "fr", "--school-zone", "D"))
                .isEqualTo(Main.BAD_INPUT);
        assertThat(errors.toString())
                .contains("--zone corse: no such part of France", "alsace-moselle, guadeloupe")
                .contains("--zone guyane with --country none: expected --country fr")
                .contains("--school-zone A with --zone guyane: expected none overseas")
                .contains("--school-zone D: expected A, B or C");
    }

    @Test
    void whatIsToldAddsUpAndGoesOnTheDayAfterTheData() throws IOException {
        int code = creneau(
                "forecast",
                "run",
                "--data",
                at("volumes.csv"),
                "--season",
                "7",
                "--horizon",
                "14",
                "--inside",
                "2",
                "--models",
                QUICK,
                "--levels",
                "region",
                "--out",
                at("told.csv"),
                "--json",
                at("r.json"));
        assertThat(code).as(errors.toString()).isEqualTo(Main.OK);
        assertThat(json("r.json").path("incoherence").asDouble()).isLessThan(1e-6);
        List<String> rows = Files.readAllLines(folder.resolve("told.csv"));
        assertThat(rows.get(0)).isEqualTo("series_id,date,mean,p2.5,p10,p50,p90,p97.5");
        Map<String, Double> firstDay = new HashMap<>();
        for (String row : rows) {
            String[] fields = row.split(",");
            if (fields[1].equals(FIRST.plusDays(120).toString())) {
                firstDay.put(fields[0], Double.valueOf(fields[2]));
            }
        }
        assertThat(firstDay).containsOnlyKeys("A", "B", "C", "region=north", "region=south", "total");
        assertThat(firstDay.get("region=north"))
                .isEqualTo(requireNonNull(firstDay.get("A")) + requireNonNull(firstDay.get("B")), within(1e-6));
        assertThat(firstDay.get("total")).isBetween(150.0, 260.0);
    }

    @Test
    void aCountryOfThirtySeriesIsMeasured() throws IOException {
        int code = creneau(
                "forecast", "bench", "--series", "30", "--days", "150", "--models", QUICK, "--json", at("b.json"));
        assertThat(code).as(errors.toString()).isEqualTo(Main.OK);
        assertThat(json("b.json").path("nodes").asInt()).isGreaterThan(30 + 6);
        assertThat(json("b.json").path("configuration").path("country").asText())
                .isEqualTo("fr");
        assertThat(json("b.json").path("incoherence").asDouble()).isLessThan(1e-6);
    }

    @Test
    void whatCannotBeForetoldIsSaidInASentence() {
        assertThat(creneau("forecast", "backtest", "--data", at("volumes.csv"), "--horizon", "60"))
                .isEqualTo(Main.BAD_INPUT);
        assertThat(creneau("forecast", "backtest", "--data", at("volumes.csv"), "--horizon", "7", "--models", "oracle"))
                .isEqualTo(Main.BAD_INPUT);
        assertThat(creneau("forecast", "backtest", "--data", at("none.csv"))).isEqualTo(Main.BAD_INPUT);
        assertThat(creneau("forecast", "compare", at("none"))).isEqualTo(Main.BAD_INPUT);
        assertThat(creneau(
                        "forecast",
                        "run",
                        "--data",
                        at("volumes.csv"),
                        "--levels",
                        "town",
                        "--out",
                        at("x.csv"),
                        "--horizon",
                        "7"))
                .isEqualTo(Main.BAD_INPUT);
        assertThat(errors.toString())
                .contains("The longest series has 120 steps: expected 314 or more")
                .contains("--models oracle: no such model")
                .contains("There is no file")
                .contains("holds no scores.json")
                .contains("series A has no town")
                .doesNotContain("\tat ");
    }
}
