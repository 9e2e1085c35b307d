package fr.creneau.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
    private static final WorkingDays WORKING = new WorkingDays(new FrenchHolidays(HolidayZone.METROPOLE));

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @ParameterizedTest
    @CsvSource({"1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20", "2038-04-25"})
    void easterIsWhereTheChurchesPutIt(String sunday) {
        assertThat(Easter.sunday(day(sunday).getYear())).isEqualTo(sunday);
    }

    @Test
    void theMainlandHasElevenHolidaysAndTenWhereTwoMeet() {
        FrenchHolidays mainland = new FrenchHolidays(HolidayZone.METROPOLE);
        assertThat(mainland.in(2024)).hasSize(11).containsEntry(day("2024-05-09"), "Ascension");
        assertThat(mainland.in(2008)).hasSize(10).containsEntry(day("2008-05-01"), "Ascension");
    }

    @Test
    void zonesHaveTheirOwn() {
        assertThat(new FrenchHolidays(HolidayZone.ALSACE_MOSELLE).isHoliday(day("2024-03-29")))
                .isTrue();
        assertThat(new FrenchHolidays(HolidayZone.METROPOLE).isHoliday(day("2024-03-29")))
                .isFalse();
        assertThat(new FrenchHolidays(HolidayZone.LA_REUNION).isHoliday(day("2024-12-20")))
                .isTrue();
        assertThat(new FrenchHolidays(HolidayZone.SAINT_MARTIN).isHoliday(day("2017-05-27")))
                .isTrue();
        assertThat(new FrenchHolidays(HolidayZone.SAINT_MARTIN).isHoliday(day("2018-05-28")))
                .isTrue();
    }

    @Test
    void aFridayAfterAscensionIsABridge() {
        assertThat(WORKING.isBridge(day("2024-05-10"))).isTrue();
        assertThat(WORKING.isBridge(day("2023-08-14"))).isTrue();
        assertThat(WORKING.isBridge(day("2024-05-17"))).isFalse();
        assertThat(WORKING.isBridge(day("2024-05-11"))).isFalse();
    }

    @Test
    void workingDaysAreCountedInTheirMonth() {
        assertThat(WORKING.indexInMonth(day("2024-05-02"))).isEqualTo(1);
        assertThat(WORKING.indexInMonth(day("2024-05-10"))).isEqualTo(5);
        assertThat(WORKING.daysToHoliday(day("2024-05-06"), 10)).isEqualTo(2);
        assertThat(WORKING.daysSinceHoliday(day("2024-05-06"), 10)).isEqualTo(5);
    }

    @Test
    void schoolHolidaysAreStaggeredByZone() {
        SchoolHolidays school = SchoolHolidays.known();
        assertThat(school.isHoliday(day("2024-02-12"), SchoolZone.C)).isTrue();
        assertThat(school.isHoliday(day("2024-02-12"), SchoolZone.A)).isFalse();
        assertThat(school.isHoliday(day("2024-03-05"), SchoolZone.B)).isTrue();
        assertThat(school.isHoliday(day("2024-01-08"), SchoolZone.B)).isFalse();
        assertThat(school.covers(day("2030-01-01"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-12, 2022-06-22",
        "2023-01-11, 2023-06-28",
        "2024-01-10, 2024-06-26",
        "2025-01-08, 2025-06-25",
        "2026-01-07, 2026-06-24"
    })
    void salesBeginOnTheWednesdayThatTheCodeNames(String winter, String summer) {
        assertThat(Shopping.winterSales(day(winter).getYear())).isEqualTo(winter);
        assertThat(Shopping.summerSales(day(summer).getYear())).isEqualTo(summer);
        assertThat(Shopping.isSales(day(winter).plusDays(27))).isTrue();
        assertThat(Shopping.isSales(day(winter).plusDays(28))).isFalse();
    }

    @Test
    void blackFridayAndChristmasAreCountedFrom() {
        assertThat(Shopping.blackFriday(2024)).isEqualTo("2024-11-29");
        assertThat(Shopping.daysFromBlackFriday(day("2024-12-02"))).isEqualTo(3);
        assertThat(Shopping.daysFromChristmas(day("2025-01-02"))).isEqualTo(8);
        assertThat(Shopping.daysFromChristmas(day("2024-12-20"))).isEqualTo(-5);
    }

    @Test
    void beyondTheSchoolTableNobodyIsToldThatThereIsSchool() {
        assertThatThrownBy(() -> SchoolHolidays.known().isHoliday(day("2035-02-12"), SchoolZone.A))
                .hasMessageContaining("2035-02-12: expected one from 2020-10-17 to 2026-07-31");
    }
}
