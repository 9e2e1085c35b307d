package fr.creneau.city.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.wdtinc.mapbox_vector_tile.adapt.jts.MvtReader;
import com.wdtinc.mapbox_vector_tile.adapt.jts.TagKeyValueMapConverter;
import com.wdtinc.mapbox_vector_tile.adapt.jts.model.JtsMvt;
import fr.creneau.city.Monaco;
import fr.creneau.city.town.Town;
import fr.creneau.core.match.StreetNet;
import fr.creneau.core.match.StreetNetFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What our encoder writes, somebody else's decoder reads. */
class TileExportTest {
    @Test
    void monacosTilesHoldStreetsHousesSeaAndNames(@TempDir Path folder) throws IOException {
        TileExport.Written written = TileExport.write(Monaco.town(), folder, sentence -> {});
        JsonNode town = new ObjectMapper().readTree(folder.resolve("town.json").toFile());
        assertThat(town.path("name").asText()).isEqualTo("Monaco");
        assertThat(town.path("attribution").asText()).isEqualTo("© OpenStreetMap contributors");
        assertThat(town.path("bounds")).hasSize(4);

        Set<String> layers = new TreeSet<>();
        Set<Object> streets = new TreeSet<>();
        Set<Object> waters = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().endsWith(".pbf")).toList();
        }
        assertThat(files).hasSize(written.tiles());
        for (Path file : files) {
            JtsMvt tile = MvtReader.loadMvt(
                    file.toFile(), new GeometryFactory(), new TagKeyValueMapConverter(), MvtReader.RING_CLASSIFIER_V1);
            tile.getLayersByName().forEach((name, layer) -> {
                layers.add(name);
                for (Geometry geometry : layer.getGeometries()) {
                    assertThat(geometry.getEnvelopeInternal().getMinX()).isGreaterThanOrEqualTo(-65);
                    assertThat(geometry.getEnvelopeInternal().getMaxY()).isLessThanOrEqualTo(4096 + 65);
                    Map<?, ?> attributes = (Map<?, ?>) geometry.getUserData();
                    if (name.equals("roads") && attributes.get("name") != null) {
                        streets.add(attributes.get("name"));
                    } else if (name.equals("water")) {
                        waters.add(attributes.get("class"));
                    }
                }
            });
        }
        assertThat(layers).containsExactly("buildings", "green", "places", "roads", "water");
        assertThat(streets).contains("Rue Grimaldi", "Boulevard de Belgique").hasSizeGreaterThan(200);
        assertThat(waters).contains("sea");
        try (Stream<Path> zooms = Files.list(folder)) {
            assertThat(zooms.filter(Files::isDirectory)
                            .map(zoom -> zoom.getFileName().toString()))
                    .containsExactlyInAnyOrder("10", "11", "12", "13", "14", "15");
        }
    }

    @Test
    void besideThemLieTheStreetsThatVansAreMatchedTo(@TempDir Path folder) throws IOException {
        TileExport.Written written = TileExport.write(Monaco.town(), folder, sentence -> {});
        try (InputStream in = Files.newInputStream(folder.resolve(StreetNetFile.NAME))) {
            StreetNet net = StreetNetFile.read(in);
            assertThat(net.arcs()).isEqualTo(written.arcs()).isGreaterThan(3_000);
        }
        assertThat(Files.size(folder.resolve(StreetNetFile.NAME))).isLessThan(100_000);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("unfinished"));
        }
    }

    /** One house, at a road of which all that the map tells lies kilometres away. */
    @Test
    void aMapWithoutStreetsHasTilesAndNoNetNotEvenThatOfAnother(@TempDir Path folder) throws IOException {
        Path osm = Files.writeString(folder.resolve("lande.osm"), """
                <osm version='0.6'>
                <node id='1' lat='44.20' lon='-0.80'/><node id='2' lat='44.26' lon='-0.80'/>
                <node id='3' lat='44.23' lon='-0.8003'>
                <tag k='addr:housenumber' v='1'/><tag k='addr:street' v='Route de la Lande'/></node>
                <way id='4'><nd ref='1'/><nd ref='2'/>
                <tag k='highway' v='primary'/><tag k='name' v='Route de la Lande'/></way>
                </osm>
                """);
        Path map = Files.createDirectories(folder.resolve("map"));
        Files.writeString(map.resolve(StreetNetFile.NAME), "of another map");
        try (Town town = Town.load(osm, Optional.empty(), folder.resolve("graphs"), sentence -> {})) {
            TileExport.Written written = TileExport.write(town, map, sentence -> {});
            assertThat(written.tiles()).isPositive();
            assertThat(written.arcs()).isZero();
        }
        assertThat(map.resolve("town.json")).exists();
        assertThat(map.resolve(StreetNetFile.NAME)).doesNotExist();
    }
}
