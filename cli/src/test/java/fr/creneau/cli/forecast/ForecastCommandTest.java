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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
