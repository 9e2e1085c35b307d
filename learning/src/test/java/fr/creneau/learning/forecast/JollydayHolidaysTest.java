package fr.creneau.learning.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.core.calendar.FrenchHolidays;
import fr.creneau.core.calendar.HolidayZone;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class JollydayHolidaysTest {
    @Test
    void otherCountriesKeepTheirOwnDays() {
        assertThat(JollydayHolidays.of("de").isHoliday(LocalDate.of(2024, 10, 3)))
                .isTrue();
        assertThat(JollydayHolidays.of("BE").isHoliday(LocalDate.of(2024, 7, 21)))
                .isTrue();
        assertThat(JollydayHolidays.of("de").isHoliday(LocalDate.of(2024, 7, 14)))
                .isFalse();
    }

    @Test
    void itAgreesWithOurOwnCalendarOfTheMainland() {
        for (int year = 2015; year <= 2030; year++) {
            assertThat(JollydayHolidays.of("fr").in(year).keySet())
                    .containsAll(
                            new FrenchHolidays(HolidayZone.METROPOLE).in(year).keySet());
        }
    }

    @Test
    void aCountryWithoutCalendarIsNamed() {
        assertThatThrownBy(() -> JollydayHolidays.of("xx")).hasMessageContaining("country 'xx'");
    }
}
