package fr.creneau.core.calendar;

import java.time.MonthDay;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parts of France that do not keep the same public holidays. Source: Code du travail L3133-1 and L3134-13; the days of
 * the abolition of slavery, L3422-2.
 */
public enum HolidayZone {
    METROPOLE(null),
    ALSACE_MOSELLE(null),
    GUADELOUPE(MonthDay.of(5, 27)),
    GUYANE(MonthDay.of(6, 10)),
    LA_REUNION(MonthDay.of(12, 20)),
    MARTINIQUE(MonthDay.of(5, 22)),
    MAYOTTE(MonthDay.of(4, 27)),
    NOUVELLE_CALEDONIE(null),
    POLYNESIE_FRANCAISE(null),
    SAINT_BARTHELEMY(MonthDay.of(10, 9)),
    SAINT_MARTIN(MonthDay.of(5, 28)),
    SAINT_PIERRE_ET_MIQUELON(null),
    WALLIS_ET_FUTUNA(null);

    private static final int SAINT_MARTIN_MOVED = 2018;

    private final Optional<MonthDay> abolition;

    HolidayZone(@Nullable MonthDay abolition) {
        this.abolition = Optional.ofNullable(abolition);
    }

    /** Whether it shares the mainland's schools and sales. */
    public boolean isMainland() {
        return this == METROPOLE || this == ALSACE_MOSELLE;
    }

    /** The day of the abolition of slavery, where it is a holiday; Saint-Martin kept Guadeloupe's until 2017. */
    Optional<MonthDay> abolition(int year) {
        return this == SAINT_MARTIN && year < SAINT_MARTIN_MOVED ? GUADELOUPE.abolition : abolition;
    }
}
