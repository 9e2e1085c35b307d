package fr.creneau.cli.forecast;

import fr.creneau.cli.UserError;
import fr.creneau.core.forecast.calendar.DayFeatures;
import fr.creneau.core.forecast.calendar.FrenchDays;
import fr.creneau.core.forecast.calendar.HolidayDays;
import fr.creneau.learning.forecast.JollydayHolidays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose calendar the days follow. */
final class CalendarOption {
    @Option(
            names = "--country",
            paramLabel = "CC",
            description = "Country whose holidays count, such as fr, de, cn; none for no calendar; ${DEFAULT-VALUE}.")
    private String country = "none";

    @Nullable
    DayFeatures days() {
        String code = country.toLowerCase(Locale.ROOT);
        if (code.equals("none")) {
            return null;
        }
        if (code.equals("fr")) {
            return new FrenchDays();
        }
        try {
            return new HolidayDays(JollydayHolidays.of(code));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "--country %s: %s".formatted(country, e.getMessage()), "a code of two letters, as in ISO 3166.");
        }
    }
}
