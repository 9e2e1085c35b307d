package fr.creneau.city.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes one tile by the Mapbox Vector Tile specification 2.1. Not thread-safe. */
final class TileEncoder {
    static final int EXTENT = 4096;
    private static final int VERSION = 2;
    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 7;

    private final Map<String, Layer> layers = new LinkedHashMap<>();

    /** One layer under way: features refer to keys and values by number. */
    private static final class Layer {
        private final List<byte[]> features = new ArrayList<>();
        private final Map<String, Integer> keys = new LinkedHashMap<>();
        private final Map<Object, Integer> values = new LinkedHashMap<>();
    }

    /**
     * Adds a feature in tile coordinates, 0..4096 to the east and south, some beyond the edge.
     *
     * @param paths rounded; a ring's outer is clockwise (as seen), its holes are not
     */
    void add(MapFeature feature, List<Path2> paths) {
        Commands commands = new Commands();
        for (Path2 path : paths) {
            commands.path(path, feature.geometry());
        }
        if (commands.size == 0) {
            return;
        }
        Layer layer = layers.computeIfAbsent(feature.layer(), name -> new Layer());
        int[] tags = new int[feature.attributes().size() * 2];
        int count = 0;
        for (Map.Entry<String, Object> attribute : new java.util.TreeMap<>(feature.attributes()).entrySet()) {
            tags[count++] = numberOf(layer.keys, attribute.getKey());
            tags[count++] = numberOf(layer.values, attribute.getValue());
        }
        PbfWriter pbf = new PbfWriter();
        if (count > 0) {
            pbf.packed(2, tags, count);
        }
        layer.features.add(pbf.varint(3, feature.geometry().number())
                .packed(4, commands.values, commands.size)
                .toBytes());
    }

    private static <T> int numberOf(Map<T, Integer> numbers, T thing) {
        return numbers.computeIfAbsent(thing, t -> numbers.size());
    }

    byte[] toBytes() {
        PbfWriter tile = new PbfWriter();
        layers.forEach((name, layer) -> {
            PbfWriter pbf = new PbfWriter().varint(15, VERSION).text(1, name);
            layer.features.forEach(feature -> pbf.bytes(2, feature));
            layer.keys.keySet().forEach(key -> pbf.text(3, key));
            layer.values.keySet().forEach(value -> pbf.bytes(4, valueOf(value)));
            tile.bytes(3, pbf.varint(5, EXTENT).toBytes());
        });
        return tile.toBytes();
    }

    private static byte[] valueOf(Object value) {
        return value instanceof Boolean flag
                ? new PbfWriter().varint(7, flag ? 1 : 0).toBytes()
                : new PbfWriter().text(1, String.valueOf(value)).toBytes();
    }

    /** The command stream of one feature: moves and lines relative to where the pen is. */
    private static final class Commands {
        private int[] values = new int[64];
        private int size;
        private int penX;
        private int penY;

        void path(Path2 path, MapFeature.Geometry geometry) {
            int least =
                    switch (geometry) {
                        case POINT -> 1;
                        case LINE -> 2;
                        case POLYGON -> 3;
                    };
            if (path.size() < least) {
                return;
            }
            put(MOVE_TO | 1 << 3);
            to(path, 0);
            if (geometry != MapFeature.Geometry.POINT) {
                put(LINE_TO | (path.size() - 1) << 3);
                for (int i = 1; i < path.size(); i++) {
                    to(path, i);
                }
            }
            if (geometry == MapFeature.Geometry.POLYGON) {
                put(CLOSE_PATH | 1 << 3);
            }
        }

        private void to(Path2 path, int index) {
            int x = (int) path.x(index);
            int y = (int) path.y(index);
            put(zigzag(x - penX));
            put(zigzag(y - penY));
            penX = x;
            penY = y;
        }

        private static int zigzag(int value) {
            return value << 1 ^ value >> 31;
        }

        private void put(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }
    }
}
