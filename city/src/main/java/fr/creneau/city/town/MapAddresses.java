package fr.creneau.city.town;

import fr.creneau.core.geo.Geodesy;
import fr.creneau.core.geo.LatLon;
import fr.creneau.routing.osm.OsmExtract;
import fr.creneau.routing.osm.OsmNode;
import fr.creneau.routing.osm.OsmWay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Doors that the map knows: those with a house number; buildings without one, which are given the nearest named street
 * within sight; and, for maps of streets alone, places along them. Stateless.
 */
final class MapAddresses {
    /** A building further than this from every named street is not given one. */
    private static final double IN_SIGHT_METRES = 60;

    private static final double ALONG_METRES = 40;

    private static final Set<String> LIVED_AT =
            Set.of("residential", "living_street", "tertiary", "secondary", "unclassified");

    private MapAddresses() {}

    /** Doors with a house number and a street. */
    static List<Door> listNumbered(OsmExtract extract) {
        List<Door> doors = new ArrayList<>();
        for (OsmNode node : extract.nodes()) {
            findNumbered("n" + node.id(), node.tags(), node.place()).ifPresent(doors::add);
        }
        for (OsmWay way : extract.ways()) {
            findNumbered("w" + way.id(), way.tags(), way.middle()).ifPresent(doors::add);
        }
        return doors;
    }

    private static Optional<Door> findNumbered(String id, Map<String, String> tags, LatLon place) {
        String number = tags.getOrDefault("addr:housenumber", "").strip();
        String street = tags.getOrDefault("addr:street", tags.getOrDefault("addr:place", ""))
                .strip();
        if (number.isEmpty() || street.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Door(
                id,
                number + " " + street,
                tags.getOrDefault("addr:postcode", ""),
                tags.getOrDefault("addr:city", ""),
                place,
                MapKinds.findKind(tags)));
    }

    /** Buildings without a house number that stand at a named street. */
    static List<Door> listBuildings(OsmExtract extract, List<Street> streets) {
        List<Door> doors = new ArrayList<>();
        StreetFinder finder = new StreetFinder(streets, IN_SIGHT_METRES);
        for (OsmWay way : extract.ways()) {
            if (!way.isRing() || !MapKinds.getsParcels(way.tags()) || way.tags().containsKey("addr:housenumber")) {
                continue;
            }
            LatLon place = way.middle();
            Optional<Street> street = finder.findNearest(place);
            if (street.isPresent()) {
                String name = way.tags().getOrDefault("name", "");
                String line = name.isBlank()
                        ? street.get().name()
                        : name + ", " + street.get().name();
                doors.add(new Door("w" + way.id(), line, "", "", place, MapKinds.findKind(way.tags())));
            }
        }
        return doors;
    }

    /** A place every some metres along streets that people live at, by the street's name alone. */
    static List<Door> listAlongStreets(List<Street> streets) {
        List<Door> doors = new ArrayList<>();
        for (Street street : streets) {
            if (!LIVED_AT.contains(street.highway())) {
                continue;
            }
            double next = ALONG_METRES / 2;
            double walked = 0;
            for (int i = 1; i < street.line().size(); i++) {
                LatLon from = street.line().get(i - 1);
                LatLon to = street.line().get(i);
                double metres = from.metresTo(to);
                for (; next < walked + metres; next += ALONG_METRES) {
                    double share = (next - walked) / metres;
                    LatLon place = new LatLon(
                            from.lat() + share * (to.lat() - from.lat()), from.lon() + share * (to.lon() - from.lon()));
                    String id = "s%d-%d".formatted(street.wayId(), Math.round(next));
                    doors.add(new Door(id, street.name(), "", "", place, Optional.empty()));
                }
                walked += metres;
            }
        }
        return doors;
    }

    /** Streets with a name, one for each way of the map: a long street has several. */
    static List<Street> listStreets(OsmExtract extract) {
        List<Street> streets = new ArrayList<>();
        for (OsmWay way : extract.ways()) {
            String name = way.tags().getOrDefault("name", "");
            if (way.tags().containsKey("highway") && !name.isBlank()) {
                List<LatLon> line = new ArrayList<>(way.size());
                for (int i = 0; i < way.size(); i++) {
                    line.add(new LatLon(way.lat(i), way.lon(i)));
                }
                streets.add(new Street(way.id(), name, way.tags().getOrDefault("highway", ""), line));
            }
        }
        return streets;
    }

    /** Metres from a place to the nearest point of a line, on a plane that touches the earth there. */
    static double metresToLine(LatLon place, List<LatLon> line) {
        double metresPerLon = Math.toRadians(1) * Geodesy.EARTH_RADIUS_METRES * Math.cos(Math.toRadians(place.lat()));
        double metresPerLat = Math.toRadians(1) * Geodesy.EARTH_RADIUS_METRES;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < line.size(); i++) {
            double ax = (line.get(i - 1).lon() - place.lon()) * metresPerLon;
            double ay = (line.get(i - 1).lat() - place.lat()) * metresPerLat;
            double dx = (line.get(i).lon() - line.get(i - 1).lon()) * metresPerLon;
            double dy = (line.get(i).lat() - line.get(i - 1).lat()) * metresPerLat;
            double length2 = dx * dx + dy * dy;
            double share = length2 == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2));
            nearest = Math.min(nearest, Math.hypot(ax + share * dx, ay + share * dy));
        }
        return nearest;
    }
}
