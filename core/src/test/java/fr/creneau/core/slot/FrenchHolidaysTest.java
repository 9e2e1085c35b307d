package fr.creneau.core.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.creneau.core.slot.FrenchHolidays.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrenchHolidaysTest {
    @Test
    void easterMovesAndTwoDaysMoveWithIt() {
        assertThat(FrenchHolidays.easter(2026)).isEqualTo("2026-04-05");
        assertThat(FrenchHolidays.easter(2008)).isEqualTo("2008-03-23");
        assertThat(FrenchHolidays.easter(2038)).isEqualTo("2038-04-25");
        assertThat(FrenchHolidays.of(2026, Zone.METROPOLE))
                .hasSize(11)
                .contains(
                        LocalDate.of(2026, 4, 6),
                        LocalDate.of(2026, 5, 14),
                        LocalDate.of(2026, 5, 25),
                        LocalDate.of(2026, 7, 14));
    }

    @Test
    void alsaceHasTwoMore() {
        assertThat(FrenchHolidays.isHoliday(LocalDate.of(2026, 4, 3), Zone.ALSACE_MOSELLE))
                .isTrue();
        assertThat(FrenchHolidays.isHoliday(LocalDate.of(2026, 12, 26), Zone.ALSACE_MOSELLE))
                .isTrue();
        assertThat(FrenchHolidays.isHoliday(LocalDate.of(2026, 4, 3), Zone.METROPOLE))
                .isFalse();
    }

    /** The published calendar 2000–2030, where {@code CRENEAU_DATA} names a folder that has it. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(Zone.class)
    void theRuleGivesThePublishedCalendar(Zone zone) throws IOException {
        Path file = Path.of(Optional.ofNullable(System.getenv("CRENEAU_DATA")).orElse("data"))
                .resolve("calendar/public-holidays-france.csv");
        assumeTrue(
                Files.isRegularFile(file),
                "skipped: no " + file + "; set CRENEAU_DATA to the folder of the evaluation data");
        String name = zone.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Set<LocalDate> published = new TreeSet<>();
        Set<LocalDate> computed = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(",");
            if (words[0].equals(name)) {
                published.add(LocalDate.parse(words[1]));
            }
        }
        published.stream()
                .map(LocalDate::getYear)
                .distinct()
                .forEach(year -> computed.addAll(FrenchHolidays.of(year, zone)));
        assertThat(computed).isEqualTo(published);
    }
}
