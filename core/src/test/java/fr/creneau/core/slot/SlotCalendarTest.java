package fr.creneau.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.calendar.HolidayZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotCalendarTest {
    private static final SlotCalendar PARIS = SlotCalendar.france(ZoneId.of("Europe/Paris"), HolidayZone.METROPOLE);

    @Test
    void aWeekHasFortyTwoSlotsAndNoneOnSunday() {
        List<Slot> week = PARIS.week(LocalDate.of(2026, 3, 26));
        assertThat(week).hasSize(42);
        assertThat(week).noneMatch(slot -> slot.date().equals(LocalDate.of(2026, 3, 29)));
        assertThat(week.get(0).hour()).isEqualTo(8);
        assertThat(week.get(6).hour()).isEqualTo(20);
    }

    @Test
    void aPublicHolidayTakesSevenAway() {
        assertThat(PARIS.week(LocalDate.of(2026, 5, 11))).hasSize(35);
        assertThat(PARIS.day(LocalDate.of(2026, 5, 14))).isEmpty();
    }

    @Test
    void eightIsEightOnTheAddressesOwnClockBeforeAndAfterTheClocksChange() {
        List<Slot> week = PARIS.week(LocalDate.of(2026, 3, 28));
        assertThat(Instant.ofEpochSecond(week.get(0).startSeconds())).isEqualTo("2026-03-28T07:00:00Z");
        assertThat(Instant.ofEpochSecond(week.get(7).startSeconds())).isEqualTo("2026-03-30T06:00:00Z");
        SlotCalendar reunion = SlotCalendar.france(ZoneId.of("Indian/Reunion"), HolidayZone.LA_REUNION);
        assertThat(Instant.ofEpochSecond(
                        reunion.day(LocalDate.of(2026, 3, 30)).get(0).startSeconds()))
                .isEqualTo("2026-03-30T04:00:00Z");
        assertThat(reunion.day(LocalDate.of(2027, 12, 20))).isEmpty();
    }

    @Test
    void aSlotInWhichTheClocksAreSetBackLastsAnHourLonger() {
        Slot plain = Slot.of(LocalDate.of(2026, 10, 24), 1, ZoneId.of("Europe/Paris"));
        Slot longer = Slot.of(LocalDate.of(2026, 10, 25), 1, ZoneId.of("Europe/Paris"));
        assertThat(plain.endSeconds() - plain.startSeconds()).isEqualTo(7200);
        assertThat(longer.endSeconds() - longer.startSeconds()).isEqualTo(10_800);
    }
}
