package fr.creneau.city.day;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.parcel.number.NumberCheck;
import fr.creneau.core.parcel.number.NumberForm;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParcelNumbersTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void noNumberIsGivenTwiceInTwoMonthsSeed5() {
        Set<String> given = new HashSet<>();
        for (int day = 0; day < 60; day++) {
            ParcelNumbers numbers = new ParcelNumbers(5, MONDAY.plusDays(day));
            for (int i = 0; i < 2_000; i++) {
                String number = i % 7 == 0 ? numbers.sscc() : numbers.s10();
                assertThat(given.add(number)).as(number).isTrue();
            }
        }
    }

    @Test
    void checkDigitsAreRightSeed5() {
        ParcelNumbers numbers = new ParcelNumbers(5, MONDAY);
        for (int i = 0; i < 500; i++) {
            assertThat(check(numbers.s10())).isEqualTo(new NumberCheck.Accepted(NumberForm.S10));
            assertThat(check(numbers.sscc())).isEqualTo(new NumberCheck.Accepted(NumberForm.SSCC));
        }
    }

    @Test
    void twoTownsHaveTheirOwnNumbers() {
        assertThat(new ParcelNumbers(5, MONDAY).s10()).isNotEqualTo(new ParcelNumbers(6, MONDAY).s10());
    }

    private static NumberCheck check(String number) {
        return fr.creneau.core.parcel.number.ParcelNumbers.check(number);
    }
}
