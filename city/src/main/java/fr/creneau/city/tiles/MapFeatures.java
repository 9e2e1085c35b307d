package fr.creneau.city.tiles;

import fr.creneau.core.geo.LatLon;
import fr.creneau.routing.osm.OsmArea;
import fr.creneau.routing.osm.OsmExtract;
import fr.creneau.routing.osm.OsmNode;
import fr.creneau.routing.osm.OsmWay;
import fr.creneau.routing.osm.Rings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses what of an extract is drawn, in which layer, from which zoom. Stateless. */
final class MapFeatures {
    private static final Map<String, String> ROAD_CLASS = Map.ofEntries(
            Map.entry("motorway", "motorway"),
            Map.entry("motorway_link", "motorway"),
            Map.entry("trunk", "trunk"),
            Map.entry("trunk_link", "trunk"),
            Map.entry("primary", "primary"),
            Map.entry("primary_link", "primary"),
            Map.entry("secondary", "secondary"),
            Map.entry("secondary_link", "secondary"),
            Map.entry("tertiary", "tertiary"),
            Map.entry("tertiary_link", "tertiary"),
            Map.entry("residential", "minor"),
            Map.entry("unclassified", "minor"),
            Map.entry("living_street", "minor"),
            Map.entry("road", "minor"),
            Map.entry("service", "service"),
            Map.entry("pedestrian", "path"),
            Map.entry("footway", "path"),
            Map.entry("steps", "path"),
            Map.entry("path", "path"),
            Map.entry("cycleway", "path"),
            Map.entry("track", "path"));
    private static final Map<String, Integer> ROAD_ZOOM = Map.of(
            "motorway",
            10,
            "trunk",
            10,
            "primary",
            10,
            "secondary",
            11,
            "tertiary",
            12,
            "minor",
            13,
            "service",
            14,
            "path",
            14,
            "rail",
            12);
    private static final Set<String> PARKS =
            Set.of("park", "garden", "golf_course", "nature_reserve", "pitch", "playground", "recreation_ground");
    private static final Set<String> GRASS =
            Set.of("grass", "meadow", "cemetery", "village_green", "recreation_ground", "grassland", "heath", "scrub");
    private static final Set<String> WATER_USES = Set.of("reservoir", "basin");
    private static final Map<String, Integer> PLACE_ZOOM =
            Map.of("city", 10, "town", 10, "village", 11, "suburb", 12, "quarter", 13, "neighbourhood", 14);

    private MapFeatures() {}

    /** In the order of drawing: water, green, buildings, roads, places. */
    static List<MapFeature> of(OsmExtract extract, Box box) {
        List<MapFeature> features = new ArrayList<>();
        addSea(extract, box, features);
        List<MapFeature> buildings = new ArrayList<>();
        List<MapFeature> roads = new ArrayList<>();
        for (OsmWay way : extract.ways()) {
            if (way.isRing()) {
                addArea(way.tags(), List.of(Mercator.ring(points(way))), features, buildings);
            }
            addRoad(way, roads);
        }
        for (OsmArea area : extract.areas()) {
            for (List<LatLon> outer : area.outers()) {
                List<Path2> rings = new ArrayList<>(List.of(Mercator.ring(outer)));
                area.inners().stream()
                        .map(Mercator::ring)
                        .filter(inner -> rings.get(0).encloses(inner.x(0), inner.y(0)))
                        .forEach(rings::add);
                addArea(area.tags(), rings, features, buildings);
            }
        }
        features.addAll(buildings);
        features.addAll(roads);
        extract.nodes().forEach(node -> addPlace(node, features));
        return features;
    }

    private static void addSea(OsmExtract extract, Box box, List<MapFeature> features) {
        List<OsmWay> coast = extract.ways().stream()
                .filter(way -> "coastline".equals(way.tags().get("natural")))
                .toList();
        List<Path2> lines = Rings.linesOf(coast).stream().map(Mercator::line).toList();
        for (List<Path2> area : AreaCut.cut(lines, box)) {
            features.add(new MapFeature("water", MapFeature.Geometry.POLYGON, area, Map.of("class", "sea"), 10));
        }
    }

    private static void addArea(
            Map<String, String> tags, List<Path2> rings, List<MapFeature> areas, List<MapFeature> buildings) {
        String building = tags.getOrDefault("building", "no");
        String natural = tags.getOrDefault("natural", "");
        String landuse = tags.getOrDefault("landuse", "");
        if (!building.equals("no")) {
            buildings.add(new MapFeature("buildings", MapFeature.Geometry.POLYGON, rings, Map.of(), 14));
        } else if (natural.equals("water")
                || "riverbank".equals(tags.get("waterway"))
                || WATER_USES.contains(landuse)) {
            areas.add(polygon("water", "inland", tags, rings, 10));
        } else if (PARKS.contains(tags.getOrDefault("leisure", ""))) {
            areas.add(polygon("green", "park", tags, rings, 12));
        } else if (landuse.equals("forest") || natural.equals("wood")) {
            areas.add(polygon("green", "wood", tags, rings, 11));
        } else if (GRASS.contains(landuse) || GRASS.contains(natural)) {
            areas.add(polygon("green", "grass", tags, rings, 13));
        }
    }

    private static MapFeature polygon(
            String layer, String kind, Map<String, String> tags, List<Path2> rings, int leastZoom) {
        return new MapFeature(layer, MapFeature.Geometry.POLYGON, rings, attributes(kind, tags), leastZoom);
    }

    private static void addRoad(OsmWay way, List<MapFeature> roads) {
        String highway = way.tags().getOrDefault("highway", "");
        boolean rail = "rail".equals(way.tags().get("railway"));
        String kind = rail ? "rail" : ROAD_CLASS.getOrDefault(highway, "");
        if (kind.isEmpty() || "yes".equals(way.tags().get("area"))) {
            return;
        }
        Map<String, Object> attributes = new HashMap<>(attributes(kind, way.tags()));
        if ("yes".equals(way.tags().get("tunnel"))) {
            attributes.put("tunnel", true);
        }
        roads.add(new MapFeature(
                "roads",
                MapFeature.Geometry.LINE,
                List.of(Mercator.line(points(way))),
                attributes,
                ROAD_ZOOM.getOrDefault(kind, 14)));
    }

    private static void addPlace(OsmNode node, List<MapFeature> features) {
        String place = node.tags().getOrDefault("place", "");
        Integer leastZoom = PLACE_ZOOM.get(place);
        if (leastZoom != null && node.tags().containsKey("name")) {
            Path2 point = Mercator.line(List.of(node.place()));
            features.add(new MapFeature(
                    "places", MapFeature.Geometry.POINT, List.of(point), attributes(place, node.tags()), leastZoom));
        }
    }

    private static Map<String, Object> attributes(String kind, Map<String, String> tags) {
        String name = tags.getOrDefault("name", "").strip();
        return name.isEmpty() ? Map.of("class", kind) : Map.of("class", kind, "name", name);
    }

    private static List<LatLon> points(OsmWay way) {
        List<LatLon> points = new ArrayList<>(way.size());
        for (int i = 0; i < way.size(); i++) {
            points.add(new LatLon(way.lat(i), way.lon(i)));
        }
        return points;
    }
}
