package fr.creneau.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What a carrier configures reaches the parts that act on it. */
class ServerMainTest {
    private static ServerConfig configured(String... words) {
        ServerMain main = new ServerMain();
        new CommandLine(main)
                .parseArgs(Stream.concat(
                                Stream.of("--cassandra=127.0.0.1:9042", "--kafka=127.0.0.1:9092", "--data=d"),
                                Stream.of(words))
                        .toArray(String[]::new));
        return main.config();
    }

    @Test
    void windowsAreToldAsTheRoundLeavesUnlessTheEveningBeforeIsWanted() {
        assertThat(configured().tellings().eveningBefore()).isFalse();
        ServerConfig evening = configured("--evening-before=18:30", "--tell-at-most=2", "--quiet-hours=20:00-09:00");
        assertThat(evening.tellings().eveningBefore()).isTrue();
        assertThat(evening.tellings().eveningAt()).isEqualTo(LocalTime.of(18, 30));
        assertThat(evening.tellings().maxTellings()).isEqualTo(2);
        assertThat(evening.tellings().isQuiet(LocalTime.of(8, 59))).isTrue();
    }

    @Test
    void theVanIsShownAsNearAsTheCarrierWants() {
        ServerConfig config = configured("--van-shown-stops=2", "--van-shown-metres=300");
        assertThat(config.view().shownStops()).isEqualTo(2);
        assertThat(config.view().shownMetres()).isEqualTo(300);
        assertThat(config.view().nearStops()).isEqualTo(2);
    }

    @Test
    void whatCannotBeIsToldByName() {
        assertThatThrownBy(() -> configured("--quiet-hours=late"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--quiet-hours 'late': expected two times like 21:00-08:00");
        assertThatThrownBy(() -> configured("--evening-before=22:00"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("quiet hours");
        assertThatThrownBy(() -> configured("--window-minutes=7"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("window of 7 minutes");
        assertThatThrownBy(() -> configured("--van-shown-stops=-1"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("expected 0 or more");
    }
}
