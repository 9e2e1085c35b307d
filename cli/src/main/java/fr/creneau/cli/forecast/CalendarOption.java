package fr.creneau.cli.forecast;

import fr.creneau.cli.UserError;
import fr.creneau.core.calendar.HolidayZone;
import fr.creneau.core.calendar.SchoolZone;
import fr.creneau.core.forecast.calendar.DayFeatures;
import fr.creneau.core.forecast.calendar.FrenchDays;
import fr.creneau.core.forecast.calendar.HolidayDays;
import fr.creneau.learning.forecast.JollydayHolidays;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose calendar the days follow. */
final class CalendarOption {
    private static final String NONE = "none";
    private static final String FRANCE = "fr";

    @Option(
            names = "--country",
            paramLabel = "CC",
            description = "Country whose holidays count, such as fr, de, es; none for no calendar; ${DEFAULT-VALUE}.")
    private String country;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "With --country fr, whose public holidays: metropole (where not given), alsace-moselle,"
                    + " guadeloupe, guyane, la-reunion, martinique, mayotte, nouvelle-caledonie, polynesie-francaise,"
                    + " saint-barthelemy, saint-martin, saint-pierre-et-miquelon, wallis-et-futuna.")
    private @Nullable String zone;

    @Option(
            names = "--school-zone",
            paramLabel = "A|B|C",
            description = "With --country fr, on the mainland: whose school holidays; all three where not given.")
    private @Nullable String schoolZone;

    CalendarOption() {
        this(NONE);
    }

    /** @param country where none is given */
    CalendarOption(String country) {
        this.country = country;
    }

    /** How the trees see a day, or {@code null}: without a calendar. */
    @Nullable
    DayFeatures days() {
        String code = country.toLowerCase(Locale.ROOT);
        if (!code.equals(FRANCE) && (zone != null || schoolZone != null)) {
            throw new UserError(
                    "%s with --country %s: expected --country fr."
                            .formatted(zone != null ? "--zone " + zone : "--school-zone " + schoolZone, country),
                    "other countries have no zones here.");
        }
        if (code.equals(NONE)) {
            return null;
        }
        if (code.equals(FRANCE)) {
            HolidayZone holidays = zone();
            return new FrenchDays(holidays, school(holidays));
        }
        try {
            return new HolidayDays(JollydayHolidays.of(code));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "--country %s: %s".formatted(country, e.getMessage()), "a code of two letters, as in ISO 3166.");
        }
    }

    /** What was asked for, to be kept with a report. */
    void describe(Map<String, Object> configuration) {
        configuration.put("country", country.toLowerCase(Locale.ROOT));
        if (country.equalsIgnoreCase(FRANCE)) {
            configuration.put("zone", word(zone()));
            configuration.put(
                    "school_zones", school(zone()).stream().map(Enum::name).toList());
        }
    }

    private HolidayZone zone() {
        if (zone == null) {
            return HolidayZone.METROPOLE;
        }
        String asked = zone.toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(HolidayZone.values())
                .filter(one -> word(one).equals(asked))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "--zone %s: no such part of France.".formatted(zone),
                        "one of "
                                + Arrays.stream(HolidayZone.values())
                                        .map(CalendarOption::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private List<SchoolZone> school(HolidayZone holidays) {
        if (schoolZone == null) {
            return holidays.isMainland() ? List.of(SchoolZone.values()) : List.of();
        }
        if (!holidays.isMainland()) {
            throw new UserError(
                    "--school-zone %s with --zone %s: expected none overseas.".formatted(schoolZone, word(holidays)),
                    "leave it out: no school year of that zone is known here.");
        }
        return Arrays.stream(SchoolZone.values())
                .filter(one -> one.name().equalsIgnoreCase(schoolZone))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new UserError(
                        "--school-zone %s: expected A, B or C.".formatted(schoolZone),
                        "leave it out: all three are then looked at."));
    }

    private static String word(HolidayZone one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
