package fr.creneau.cli.city;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesCommandTest {
    /** What is told to who gave these options, which are refused. */
    private static String refused(String... args) {
        StringWriter told = new StringWriter();
        assertThat(Main.commandLine().setErr(new PrintWriter(told)).execute(args))
                .isEqualTo(Main.BAD_INPUT);
        return told.toString();
    }

    @Test
    void aVanThatNeverTellsItsPlaceIsRefused() {
        for (String command : new String[] {"places", "describe"}) {
            for (String seconds : new String[] {"0", "-10", "601"}) {
                assertThat(refused("city", command, "--fix-every", seconds))
                        .contains("--fix-every " + seconds + ": expected 1 to 600 seconds.")
                        .contains("Maybe --fix-every 10.");
            }
        }
    }

    /** One house, at a road of which all that the map tells lies kilometres away. */
    @Test
    void anExtractWithoutStreetsIsNamed(@TempDir Path folder) throws IOException {
        Path osm = Files.writeString(folder.resolve("lande.osm"), """
                <osm version='0.6'>
                <node id='1' lat='44.20' lon='-0.80'/><node id='2' lat='44.26' lon='-0.80'/>
                <node id='3' lat='44.23' lon='-0.8003'>
                <tag k='addr:housenumber' v='1'/><tag k='addr:street' v='Route de la Lande'/></node>
                <way id='4'><nd ref='1'/><nd ref='2'/>
                <tag k='highway' v='primary'/><tag k='name' v='Route de la Lande'/></way>
                </osm>
                """);
        assertThat(refused("city", "places", "--osm", osm.toString()))
                .contains("--osm " + osm + ": no street near the addresses of ")
                .contains("Maybe give an extract of a whole town.");
    }
}
