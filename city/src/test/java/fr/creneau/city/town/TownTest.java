package fr.creneau.city.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.creneau.city.Monaco;
import fr.creneau.city.plan.StopKind;
import fr.creneau.routing.ExtractException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TownTest {
    private final Town monaco = Monaco.town();

    @Test
    void monacoHasItsNameCountryAndTime() {
        assertThat(monaco.name()).isEqualTo("Monaco");
        assertThat(monaco.country()).isEqualTo("MC");
        assertThat(monaco.zone().getId()).isEqualTo("Europe/Monaco");
        assertThat(monaco.depot().id()).isEqualTo("DEP-MONACO");
        assertThat(monaco.namedStreets()).isGreaterThan(200);
    }

    @Test
    void numbersAndBuildingsTogetherCarryThreeRounds() {
        assertThat(monaco.addresses()).hasSizeGreaterThan(1_000);
        assertThat(monaco.addresses().stream()
                        .filter(address -> address.line().matches("\\d.*"))
                        .count())
                .as("with a house number")
                .isGreaterThan(150);
        assertThat(monaco.addresses().stream().map(Address::kind).collect(Collectors.toSet()))
                .contains(StopKind.values());
        assertThat(monaco.addresses()).extracting(Address::id).doesNotHaveDuplicates();
        assertThat(monaco.addresses()).allMatch(address -> address.id().matches("[A-Za-z0-9._:-]{1,64}"));
    }

    @Test
    void everyAddressCanBeReachedFromTheDepotAndLeftAgain() {
        for (int i = 0; i < monaco.addresses().size(); i += 50) {
            Address address = monaco.addresses().get(i);
            assertThat(monaco.streets().findRoute(monaco.depot().gate(), address.kerb()))
                    .isPresent();
            assertThat(monaco.streets().findRoute(address.kerb(), monaco.depot().gate()))
                    .isPresent();
        }
    }

    @Test
    void anAddressFileOfEitherFormTakesThePlaceOfTheMapsAddresses(@TempDir Path folder) throws IOException {
        Path ban = folder.resolve("ban.csv");
        Files.writeString(ban, """
                id;numero;rep;nom_voie;code_postal;nom_commune;lon;lat
                98000_1_00012;12;bis;Rue Grimaldi;98000;Monaco;7.4190;43.7345
                98000_1_00014;14;;Rue Grimaldi;98000;Monaco;not a number;43.7345
                75101_1_00001;1;;Rue de Rivoli;75001;Paris;2.35;48.85
                """);
        try (Town town = load(Optional.of(ban), folder)) {
            assertThat(town.addresses()).extracting(Address::line).containsExactly("12bis Rue Grimaldi");
            assertThat(town.skippedAddressLines()).isEqualTo(1);
        }
        Path bano = folder.resolve("bano.csv");
        Files.writeString(bano, "980000001A-7,7,\"Rue Grimaldi, haut\",98000,Monaco,C+O,43.7345,7.4190\n");
        try (Town town = load(Optional.of(bano), folder)) {
            assertThat(town.addresses()).extracting(Address::line).containsExactly("7 Rue Grimaldi, haut");
        }
    }

    @Test
    void anAddressFileOfAnotherPlaceIsRefusedWithASentence(@TempDir Path folder) throws IOException {
        Path bano = folder.resolve("bano.csv");
        Files.writeString(bano, "1,7,Rue de Rivoli,75001,Paris,C+O,48.85,2.35\n");
        assertThatThrownBy(() -> load(Optional.of(bano), folder))
                .isInstanceOf(ExtractException.class)
                .hasMessageContaining("Maybe the two are of different places");
    }

    @Test
    void otherExtractsAreTownsToo(@TempDir Path folder) {
        Path porto = Path.of(System.getProperty("creneau.home", ".."), "..", "shared", "data", "osm", "porto.osm.pbf");
        assumeTrue(Files.exists(porto), "skipped: there is no " + porto);
        try (Town town = Town.load(porto, Optional.empty(), folder, sentence -> {})) {
            assertThat(town.name()).isEqualTo("Porto");
            assertThat(town.zone().getId()).isEqualTo("Europe/Lisbon");
            assertThat(town.addresses()).as("streets alone carry a day too").hasSizeGreaterThan(1_000);
        }
    }

    private static Town load(Optional<Path> addresses, Path folder) {
        return Town.load(Monaco.extract(), addresses, folder.resolve("graphs"), sentence -> {});
    }
}
