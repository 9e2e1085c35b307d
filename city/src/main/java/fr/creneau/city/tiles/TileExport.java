package fr.creneau.city.tiles;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.creneau.city.town.Bounds;
import fr.creneau.city.town.Town;
import fr.creneau.core.match.StreetNet;
import fr.creneau.core.match.StreetNetFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes the town's vector tiles, its {@code town.json} and, where it has drivable streets, their net
 * ({@link StreetNetFile}) into a folder. Stateless.
 */
public final class TileExport {
    public static final int LEAST_ZOOM = 10;

    /** The closest zoom that is written; maps show closer ones by overzooming. */
    public static final int MOST_ZOOM = 15;

    /** The map goes on a little beyond the town, so that its edge is not seen at once. */
    private static final double MARGIN_METRES = 600;

    private static final double BUFFER = 64;
    private static final double LEAST_RING_AREA = 16;

    private TileExport() {}

    /**
     * What was written.
     *
     * @param bytes of the tiles
     * @param arcs of the net; 0: the map has no street to drive on, and no net was written
     */
    public record Written(int tiles, long bytes, int arcs) {}

    /**
     * Writes all tiles of the town, {@code town.json} and the net of streets; files of the same names are replaced.
     *
     * @param folder made when absent; tiles go to {@code z/x/y.pbf} in it
     * @param progress told each zoom when it is done
     */
    public static Written write(Town town, Path folder, Consumer<String> progress) throws IOException {
        Bounds bounds = town.bounds().widened(MARGIN_METRES);
        Box world = new Box(
                Mercator.x(bounds.west()),
                Mercator.y(bounds.north()),
                Mercator.x(bounds.east()),
                Mercator.y(bounds.south()));
        List<MapFeature> features = MapFeatures.of(town.extract(), world);
        int tiles = 0;
        long bytes = 0;
        for (int zoom = LEAST_ZOOM; zoom <= MOST_ZOOM; zoom++) {
            for (var column : tilesOf(features, zoom, world).entrySet()) {
                Path columnFolder = Files.createDirectories(folder.resolve(zoom + "/" + column.getKey()));
                for (var tile : column.getValue().entrySet()) {
                    byte[] content = tile.getValue().toBytes();
                    Files.write(columnFolder.resolve(tile.getKey() + ".pbf"), content);
                    tiles++;
                    bytes += content.length;
                }
            }
            progress.accept("Map tiles of zoom %d of %d".formatted(zoom, MOST_ZOOM));
        }
        Files.writeString(folder.resolve("town.json"), townJson(town, bounds));
        return new Written(tiles, bytes, writeStreets(town, bounds, folder));
    }

    /** In one step, for a server may be looking; without streets, none of another map are left there. Returns the arcs. */
    private static int writeStreets(Town town, Bounds bounds, Path folder) throws IOException {
        Optional<StreetNet> streets = town.streets().drivableNet(bounds::contains);
        if (streets.isEmpty()) {
            Files.deleteIfExists(folder.resolve(StreetNetFile.NAME));
            return 0;
        }
        StreetNet net = streets.get();
        Path unfinished = folder.resolve(StreetNetFile.NAME + ".unfinished");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            StreetNetFile.write(net, out);
        }
        Files.move(unfinished, folder.resolve(StreetNetFile.NAME), StandardCopyOption.REPLACE_EXISTING);
        return net.arcs();
    }

    /** Every tile of the box at a zoom, by column and row, empty ones too. */
    private static TreeMap<Integer, TreeMap<Integer, TileEncoder>> tilesOf(
            List<MapFeature> features, int zoom, Box world) {
        double scale = 1 << zoom;
        TreeMap<Integer, TreeMap<Integer, TileEncoder>> tiles = new TreeMap<>();
        for (int x = (int) (world.left() * scale); x <= (int) (world.right() * scale); x++) {
            TreeMap<Integer, TileEncoder> column = new TreeMap<>();
            for (int y = (int) (world.top() * scale); y <= (int) (world.bottom() * scale); y++) {
                column.put(y, new TileEncoder());
            }
            tiles.put(x, column);
        }
        double buffer = BUFFER / TileEncoder.EXTENT;
        for (MapFeature feature : features) {
            if (feature.leastZoom() > zoom) {
                continue;
            }
            Box around = around(feature.paths().get(0));
            for (var column : tiles.subMap(
                            (int) Math.floor(around.left() * scale - buffer),
                            true,
                            (int) Math.floor(around.right() * scale + buffer),
                            true)
                    .entrySet()) {
                for (var tile : column.getValue()
                        .subMap(
                                (int) Math.floor(around.top() * scale - buffer),
                                true,
                                (int) Math.floor(around.bottom() * scale + buffer),
                                true)
                        .entrySet()) {
                    add(feature, column.getKey(), tile.getKey(), zoom, tile.getValue());
                }
            }
        }
        return tiles;
    }

    private static void add(MapFeature feature, int column, int row, int zoom, TileEncoder tile) {
        double scale = (double) (1 << zoom) * TileEncoder.EXTENT;
        Box edge = new Box(-BUFFER, -BUFFER, TileEncoder.EXTENT + BUFFER, TileEncoder.EXTENT + BUFFER);
        double tolerance = zoom == MOST_ZOOM ? 1 : 4;
        List<Path2> local = feature.paths().stream()
                .map(path -> onTile(path, scale, column, row))
                .toList();
        switch (feature.geometry()) {
            case POINT -> {
                if (edge.contains(local.get(0).x(0), local.get(0).y(0))) {
                    tile.add(feature, List.of(rounded(local.get(0))));
                }
            }
            case LINE ->
                tile.add(
                        feature,
                        edge.cutLine(local.get(0)).stream()
                                .map(piece -> rounded(Thinning.thin(piece, tolerance)))
                                .toList());
            case POLYGON -> {
                List<Path2> rings = new ArrayList<>();
                for (List<Path2> area : AreaCut.cut(AreaCut.withAreaToTheRight(local), edge)) {
                    addVisible(area, tolerance, rings);
                }
                tile.add(feature, rings);
            }
        }
    }

    /** The area's rings that are large enough to be seen; none when the outer one is not. */
    private static void addVisible(List<Path2> area, double tolerance, List<Path2> rings) {
        for (Path2 ring : area) {
            Path2 thinned = rounded(Thinning.thin(ring, tolerance));
            double doubleArea = thinned.doubleArea();
            boolean outer = ring == area.get(0);
            if (thinned.size() >= 3 && (outer ? doubleArea : -doubleArea) >= 2 * LEAST_RING_AREA) {
                rings.add(thinned);
            } else if (outer) {
                return;
            }
        }
    }

    private static Path2 onTile(Path2 path, double scale, int column, int row) {
        Path2 local = new Path2();
        for (int i = 0; i < path.size(); i++) {
            local.add(
                    path.x(i) * scale - (double) column * TileEncoder.EXTENT,
                    path.y(i) * scale - (double) row * TileEncoder.EXTENT);
        }
        return local;
    }

    /** On the tile's grid, without points that fall on the one before. */
    private static Path2 rounded(Path2 path) {
        Path2 grid = new Path2();
        for (int i = 0; i < path.size(); i++) {
            double x = Math.rint(path.x(i));
            double y = Math.rint(path.y(i));
            if (grid.size() == 0 || grid.x(grid.size() - 1) != x || grid.y(grid.size() - 1) != y) {
                grid.add(x, y);
            }
        }
        return grid;
    }

    private static Box around(Path2 path) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (int i = 0; i < path.size(); i++) {
            left = Math.min(left, path.x(i));
            top = Math.min(top, path.y(i));
            right = Math.max(right, path.x(i));
            bottom = Math.max(bottom, path.y(i));
        }
        return new Box(left, top, right, bottom);
    }

    private static String townJson(Town town, Bounds bounds) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = mapper.createObjectNode().put("name", town.name());
        json.putArray("bounds")
                .add(bounds.west())
                .add(bounds.south())
                .add(bounds.east())
                .add(bounds.north());
        json.put("attribution", Town.ATTRIBUTION)
                .put("tiles", "/tiles/{z}/{x}/{y}.pbf")
                .put("min_zoom", LEAST_ZOOM)
                .put("max_zoom", MOST_ZOOM);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json) + System.lineSeparator();
    }
}
