package fr.creneau.core.forecast.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.core.calendar.HolidayZone;
import fr.creneau.core.calendar.SchoolZone;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrenchDaysTest {
    private static final int HOLIDAY = 5;
    private static final List<SchoolZone> ALL = List.of(SchoolZone.values());

    private static float[] seen(FrenchDays days, String day) {
        float[] row = new float[days.columns()];
        days.fill(row, 0, LocalDate.parse(day));
        return row;
    }

    @Test
    void aDayOutsideOfTheSchoolTableIsNotKnown() {
        FrenchDays days = new FrenchDays(HolidayZone.METROPOLE, ALL);
        assertThat(days.columns()).isEqualTo(15);
        assertThat(seen(days, "2035-02-12")).endsWith(0, Float.NaN, Float.NaN, Float.NaN);
        assertThat(seen(days, "2024-02-12")).endsWith(0, 0, 0, 1);
        assertThat(seen(new FrenchDays(HolidayZone.METROPOLE, List.of(SchoolZone.C)), "2024-02-12"))
                .endsWith(0, 1);
    }

    @Test
    void strasbourgRestsOnGoodFridayAndParisDoesNot() {
        assertThat(seen(new FrenchDays(HolidayZone.ALSACE_MOSELLE, ALL), "2024-03-29")[HOLIDAY])
                .isEqualTo(1);
        assertThat(seen(new FrenchDays(HolidayZone.METROPOLE, ALL), "2024-03-29")[HOLIDAY])
                .isZero();
    }

    @Test
    void overseasNothingIsSaidOfTheMainlandsSalesAndSchools() {
        FrenchDays days = new FrenchDays(HolidayZone.LA_REUNION, List.of());
        assertThat(days.columns()).isEqualTo(11);
        assertThat(seen(days, "2024-12-20")[HOLIDAY]).isEqualTo(1);
        assertThatThrownBy(() -> new FrenchDays(HolidayZone.LA_REUNION, ALL)).hasMessageContaining("none overseas");
    }
}
