package fr.creneau.cli.cold.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.cli.UserError;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.ids.TagId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {
    private static final String GOOD = """
            name: trout
            lower_c: -1
            upper_c: 2
            hysteresis_c: 0.2
            logging_interval: 5min
            maximal_gap: 10min
            journey: 20h
            alarms:
              - {kind: single, above_c: 2, longer_than: 10min}
              - {kind: instant, below_c: -1}
            shelf_life: {life: 6d, reference_c: 2, q10: [2, 3, 4]}
            """;

    @TempDir
    private Path folder;

    private Profiles load(String text) throws IOException {
        return Profiles.load(
                Files.writeString(folder.resolve("profile.yaml"), text).toString());
    }

    @Test
    void theBuiltInOnesAreThere() {
        assertThat(Profiles.builtIn().keySet())
                .containsExactly("chilled", "very-perishable", "quick-frozen", "ice-cream", "ambient", "hot");
    }

    @Test
    void oneProfileIsForAllTags() throws IOException {
        Profile trout = load(GOOD).find(new TagId("ANY")).orElseThrow();
        assertThat(trout.name()).isEqualTo("trout");
        assertThat(trout.maximalGap()).hasMinutes(10);
    }

    @Test
    void tagsOfOneFileHaveDifferentLimits() throws IOException {
        Profiles profiles = load("""
                tags:
                  - {tags: "FRZ-*", profile: quick-frozen}
                  - {tags: "B*-7", profile: chilled}
                """);
        assertThat(profiles.find(new TagId("FRZ-1")).map(Profile::name)).contains("quick-frozen");
        assertThat(profiles.find(new TagId("BOX-7")).map(Profile::name)).contains("chilled");
        assertThat(profiles.find(new TagId("BOX-8"))).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    hysteresis_c: 0.2     | hysteresis_c: 3            | :4: hysteresis_c '3': expected less than the 3.0 that lie between the limits
                    'instant, below_c: -1'| 'instant, above_c: 4'      | :9: alarms: expected one with below_c at least, or any time beyond -1.0 °C
                    'instant, below_c: -1'| 'single, above_c: 2.0, longer_than: 600s' | :10: alarms: expected each alarm once
                    lower_c: -1           | lower_c: 3                 | :2: lower_c '3': expected less than upper_c, which is 2.0
                    upper_c: 2            | upper_c: warm              | :3: upper_c 'warm': expected a number from -100 to 100
                    upper_c: 2            | upper_c: 41F               | :3: upper_c '41F': expected a number from -100 to 100
                    hysteresis_c: 0.2     | hysterese: 0.2             | :4: key 'hysterese': expected one of name,
                    logging_interval: 5min| logging_interval: 10min    | :5: logging_interval '10min': expected at most 5 min on a journey of 20 h (EN 12830)
                    maximal_gap: 10min    | maximal_gap: 2min          | :6: maximal_gap '2min': expected from the logging interval, 300 s, to 6 h
                    journey: 20h          | journey: long              | :7: journey 'long': expected a length of time like 90s
                    longer_than: 10min    | longer: 10min              | :9: key 'longer': expected one of kind,
                    above_c: 2            | above_c: 1                 | :9: above_c '1': expected 2.0 or more
                    kind: single          | kind: often                | :9: kind 'often': expected single, cumulative or instant
                    'q10: [2, 3, 4]'      | 'q10: [4, 3, 2]'           | :11: q10: expected three numbers that do not fall
                    """)
    void aMistakeIsToldWithLineKeyValueAndWhatWasExpected(String good, String bad, String told) {
        assertThatThrownBy(() -> load(GOOD.replace(good, bad)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("profile.yaml" + told)
                .hasMessageContaining("Maybe");
    }

    @Test
    void limitsWithoutAnyAlarmAreRefused() {
        String none = GOOD.replaceAll("(?m)^alarms:\n(  - .*\n)+", "alarms: []\n");
        assertThatThrownBy(() -> load(none))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("profile.yaml:8: alarms: expected one with below_c at least");
    }

    @Test
    void whatIsNoYamlIsToldWithItsLine() {
        assertThatThrownBy(() -> load("name: [a\nupper_c: 3\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("profile.yaml:2: this is no YAML");
    }

    @Test
    void anUnknownNameIsToldWithTheKnownOnes() {
        assertThatThrownBy(() -> Profiles.load("tepid"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("chilled, very-perishable");
    }
}
