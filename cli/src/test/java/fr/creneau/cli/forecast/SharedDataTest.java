package fr.creneau.cli.forecast;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.cli.InputFile;
import fr.creneau.cli.table.CsvTable;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.calendar.FrenchHolidays;
import fr.creneau.core.calendar.HolidayZone;
import fr.creneau.core.calendar.SchoolHolidays;
import fr.creneau.core.calendar.SchoolZone;
import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.Series;
import fr.creneau.core.forecast.SeriesModel;
import fr.creneau.core.forecast.models.LagRegression;
import fr.creneau.core.forecast.models.Naive2;
import fr.creneau.core.forecast.models.SeasonalNaive;
import fr.creneau.core.forecast.scores.PointErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Published data that are not part of the project: in the folder that {@code CRENEAU_DATA} names, else skipped. */
class SharedDataTest {
    private static Path data(String name) {
        String folder = System.getenv("CRENEAU_DATA");
        Path file = Path.of(folder == null ? "" : folder, name);
        Assumptions.assumeTrue(
                folder != null && Files.isRegularFile(file), () -> "skipped: CRENEAU_DATA has no " + name);
        return file;
    }

    private static double[] m4(SeriesModel model) {
        Map<String, Series> train =
                M4Table.read(data("forecast/m4-hourly-train.csv.gz"), new Rejects(), new ArrayList<>());
        Map<String, Series> test =
                M4Table.read(data("forecast/m4-hourly-test.csv.gz"), new Rejects(), new ArrayList<>());
        List<Series> series = new ArrayList<>(train.values());
        double[][] told = model.forecast(new Panel(series, new int[] {24, 168}, Optional.empty()), 48);
        double smape = 0;
        double mase = 0;
        for (int i = 0; i < told.length; i++) {
            Series one = series.get(i);
            double[] actual = requireNonNull(test.get(one.id())).values();
            smape += PointErrors.smape(actual, told[i]) / told.length;
            mase += PointErrors.meanAbsolute(actual, told[i]) / PointErrors.naiveScale(one.values(), 24) / told.length;
        }
        return new double[] {smape, mase};
    }

    @Test
    void theYardsticksOfM4HourlyComeOutAsPublished() {
        assertThat(m4(new SeasonalNaive())).containsExactly(new double[] {13.912, 1.193}, within(5e-4));
        assertThat(m4(new Naive2())).containsExactly(new double[] {18.383, 2.395}, within(5e-4));
    }

    @Test
    void theRegressionOnLagsAloneBeatsTheWinnerOfM4Hourly() {
        double[] scores = m4(new LagRegression());
        assertThat((scores[0] / 18.383 + scores[1] / 2.395) / 2).isLessThan(0.4096);
    }

    @Test
    void theComputedHolidaysAreThePublishedOnesOfEveryZoneFrom2000To2030() {
        TreeSet<String> published = new TreeSet<>();
        CsvTable.read(
                data("calendar/public-holidays-france.csv"),
                List.of("zone", "date", "name"),
                List.of(),
                new Rejects(),
                row -> {
                    if (row.date("date").getYear() <= 2030) {
                        published.add(row.text("zone") + " " + row.text("date"));
                    }
                });
        TreeSet<String> computed = new TreeSet<>();
        for (HolidayZone zone : HolidayZone.values()) {
            FrenchHolidays holidays = new FrenchHolidays(zone);
            String name = zone.name().toLowerCase(Locale.ROOT).replace('_', '-');
            for (int year = 2000; year <= 2030; year++) {
                holidays.in(year).keySet().forEach(day -> computed.add(name + " " + day));
            }
        }
        assertThat(computed).isEqualTo(published);
    }

    @Test
    void theSchoolTableAgreesWithThePublishedDays() throws Exception {
        SchoolHolidays school = SchoolHolidays.known();
        int compared = 0;
        try (var lines = InputFile.open(data("calendar/school-holidays-france.csv.gz"))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", -1);
                LocalDate day = LocalDate.parse(fields[0]);
                for (SchoolZone zone : SchoolZone.values()) {
                    if (school.covers(day)) {
                        boolean published = Boolean.parseBoolean(fields[1 + zone.ordinal()]);
                        assertThat(school.isHoliday(day, zone))
                                .as("%s %s", day, zone)
                                .isEqualTo(published);
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(6000);
    }
}
