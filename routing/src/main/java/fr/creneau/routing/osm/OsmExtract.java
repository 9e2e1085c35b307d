package fr.creneau.routing.osm;

import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.cursors.LongCursor;
import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderRelation;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.OSMInputFile;
import fr.creneau.core.geo.LatLon;
import fr.creneau.routing.ExtractException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An extract read whole: nodes with tags, all ways, all multipolygons that are complete. Immutable. */
public final class OsmExtract {
    private final List<OsmNode> nodes;
    private final List<OsmWay> ways;
    private final List<OsmArea> areas;

    private OsmExtract(List<OsmNode> nodes, List<OsmWay> ways, List<OsmArea> areas) {
        this.nodes = Collections.unmodifiableList(nodes);
        this.ways = Collections.unmodifiableList(ways);
        this.areas = Collections.unmodifiableList(areas);
    }

    /**
     * Reads {@code .osm.pbf}, {@code .osm} or {@code .osm.gz}.
     *
     * @throws ExtractException when there is no such file or it is no extract
     */
    public static OsmExtract read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ExtractException("There is no file %s. Maybe check the path, seen from %s."
                    .formatted(file, Path.of("").toAbsolutePath()));
        }
        Reading reading = new Reading();
        try (OSMInputFile input =
                new OSMInputFile(file.toFile()).setWorkerThreads(1).open()) {
            ReaderElement element;
            while ((element = input.getNext()) != null) {
                reading.take(element);
            }
        } catch (Exception e) { // the reader declares Exception on closing
            throw new ExtractException(
                    "%s cannot be read (%s). Maybe check that it is an OpenStreetMap extract, .osm.pbf or .osm."
                            .formatted(file, e.getMessage()),
                    e);
        }
        return reading.finish();
    }

    /** Points with tags. */
    public List<OsmNode> nodes() {
        return nodes;
    }

    /** Lines and rings; points outside of the extract are left out. */
    public List<OsmWay> ways() {
        return ways;
    }

    public List<OsmArea> areas() {
        return areas;
    }

    /** The file's elements as they come: nodes, ways, relations, in this order. */
    private static final class Reading {
        private final LongIntHashMap indexOfNode = new LongIntHashMap();
        private final List<OsmNode> nodes = new ArrayList<>();
        private final List<OsmWay> ways = new ArrayList<>();
        private final Map<Long, OsmWay> wayById = new HashMap<>();
        private final List<OsmArea> areas = new ArrayList<>();
        private double[] latLon = new double[1 << 16];
        private int nodeCount;

        void take(ReaderElement element) {
            switch (element.getType()) {
                case NODE -> takeNode((ReaderNode) element);
                case WAY -> takeWay((ReaderWay) element);
                case RELATION -> takeRelation((ReaderRelation) element);
                default -> {}
            }
        }

        private void takeNode(ReaderNode node) {
            if (2 * nodeCount == latLon.length) {
                latLon = Arrays.copyOf(latLon, latLon.length * 2);
            }
            indexOfNode.put(node.getId(), nodeCount);
            latLon[2 * nodeCount] = node.getLat();
            latLon[2 * nodeCount + 1] = node.getLon();
            nodeCount++;
            if (node.hasTags()) {
                nodes.add(new OsmNode(node.getId(), tags(node), new LatLon(node.getLat(), node.getLon())));
            }
        }

        private void takeWay(ReaderWay way) {
            long[] ids = new long[way.getNodes().size()];
            double[] points = new double[2 * ids.length];
            int known = 0;
            for (LongCursor id : way.getNodes()) {
                int index = indexOfNode.getOrDefault(id.value, -1);
                if (index >= 0) {
                    ids[known] = id.value;
                    points[2 * known] = latLon[2 * index];
                    points[2 * known + 1] = latLon[2 * index + 1];
                    known++;
                }
            }
            if (known >= 2) {
                OsmWay kept =
                        new OsmWay(way.getId(), tags(way), Arrays.copyOf(ids, known), Arrays.copyOf(points, 2 * known));
                ways.add(kept);
                wayById.put(kept.id(), kept);
            }
        }

        private void takeRelation(ReaderRelation relation) {
            if (!relation.hasTag("type", "multipolygon")) {
                return;
            }
            List<OsmWay> outer = new ArrayList<>();
            List<OsmWay> inner = new ArrayList<>();
            for (ReaderRelation.Member member : relation.getMembers()) {
                @Nullable OsmWay way = member.getType() == ReaderElement.Type.WAY ? wayById.get(member.getRef()) : null;
                if (way != null) {
                    ("inner".equals(member.getRole()) ? inner : outer).add(way);
                }
            }
            List<List<LatLon>> outers = Rings.of(outer);
            if (!outers.isEmpty()) {
                areas.add(new OsmArea(relation.getId(), tags(relation), outers, Rings.of(inner)));
            }
        }

        private static Map<String, String> tags(ReaderElement element) {
            if (!element.hasTags()) {
                return Map.of();
            }
            Map<String, String> tags = new HashMap<>();
            element.getTags().forEach((key, value) -> tags.put(key, String.valueOf(value)));
            return Collections.unmodifiableMap(tags);
        }

        OsmExtract finish() {
            return new OsmExtract(nodes, ways, areas);
        }
    }
}
