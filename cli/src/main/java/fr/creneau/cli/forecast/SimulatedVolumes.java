package fr.creneau.cli.forecast;

import fr.creneau.core.calendar.FrenchHolidays;
import fr.creneau.core.calendar.HolidayZone;
import fr.creneau.core.calendar.Shopping;
import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.Series;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Seeded daily volumes of a country: regions, depots, postcodes and products, with weeks, a year, holidays, Black Friday
 * and Christmas, slow growth, common shocks of a depot's day, and counting noise. Simulated: it measures speed, and
 * proves nothing about parcels. Stateless.
 */
final class SimulatedVolumes {
    private static final int REGIONS = 12;
    private static final int DEPOTS = 75;
    private static final int PRODUCTS = 5;
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 9, 30);
    private static final double[] WEEK = {1.1, 1.2, 1.15, 1.1, 1.05, 0.4, 0.02};

    private SimulatedVolumes() {}

    static Panel generate(int series, int days, long seed) {
        FrenchHolidays holidays = new FrenchHolidays(HolidayZone.METROPOLE);
        double[] common = new double[days];
        for (int t = 0; t < days; t++) {
            LocalDate day = LAST_DAY.minusDays(days - 1L - t);
            double factor = WEEK[day.getDayOfWeek().ordinal()] * (holidays.isHoliday(day) ? 0.05 : 1);
            factor *= 1
                    + 0.8 * bump(Shopping.daysFromBlackFriday(day) - 3, 4)
                    + 0.9 * bump(Shopping.daysFromChristmas(day) + 8, 7);
            factor *= 1 + 0.1 * Math.cos(2 * Math.PI * (day.getDayOfYear() - 340) / 365.25);
            common[t] = factor * (day.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : 1 + 0.0002 * t);
        }
        List<Series> all = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            int postcode = i / PRODUCTS;
            int depot = postcode % DEPOTS;
            SplittableRandom own = new SplittableRandom(seed * 1_000_003 + i);
            SplittableRandom shared = new SplittableRandom(seed * 7_919 + depot);
            double size = Math.exp(2 + own.nextDouble() * 2.5);
            double growth = (own.nextDouble() - 0.4) * 0.0006;
            double[] values = new double[days];
            for (int t = 0; t < days; t++) {
                double mean = size * common[t] * Math.exp(growth * t + 0.08 * gauss(shared));
                values[t] = Math.max(0, Math.rint(mean + Math.sqrt(mean) * gauss(own)));
            }
            all.add(new Series(
                    "F%05d".formatted(i),
                    values,
                    Map.of(
                            "region", "R" + depot % REGIONS,
                            "depot", "D" + depot,
                            "postcode", "C" + postcode,
                            "product", "P" + i % PRODUCTS)));
        }
        return new Panel(all, new int[] {7}, Optional.of(LAST_DAY));
    }

    private static double bump(double days, double width) {
        return Math.exp(-days * days / (2 * width * width));
    }

    /** A standard normal draw. Source: Box and Muller (1958). */
    private static double gauss(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
