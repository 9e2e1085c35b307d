package fr.creneau.city.town;

import fr.creneau.city.plan.StopKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is at a door, as far as the map's tags tell. Stateless. */
final class MapKinds {
    private static final Set<String> HOUSES =
            Set.of("house", "detached", "semidetached_house", "terrace", "villa", "bungalow", "farm", "cabin");
    private static final Set<String> FLATS = Set.of("apartments", "residential", "dormitory");
    private static final Set<String> BUSINESSES = Set.of(
            "commercial",
            "retail",
            "office",
            "industrial",
            "warehouse",
            "hotel",
            "supermarket",
            "hospital",
            "school",
            "university",
            "public",
            "civic",
            "government",
            "kiosk",
            "college",
            "fire_station",
            "train_station");

    /** Structures that nobody lives or works in. */
    private static final Set<String> NO_DOOR = Set.of(
            "garage",
            "garages",
            "roof",
            "shed",
            "hut",
            "carport",
            "parking",
            "construction",
            "ruins",
            "greenhouse",
            "transformer_tower",
            "service",
            "bunker",
            "church",
            "chapel",
            "cathedral",
            "no",
            "grandstand",
            "toilets");

    private MapKinds() {}

    static Optional<StopKind> findKind(Map<String, String> tags) {
        String building = tags.getOrDefault("building", "");
        if ("parcel_locker".equals(tags.get("amenity")) || "outpost".equals(tags.get("shop"))) {
            return Optional.of(StopKind.PICKUP_POINT);
        }
        if (tags.containsKey("shop")
                || tags.containsKey("office")
                || tags.containsKey("amenity")
                || tags.containsKey("tourism")
                || tags.containsKey("craft")
                || BUSINESSES.contains(building)) {
            return Optional.of(StopKind.BUSINESS);
        }
        if (HOUSES.contains(building)) {
            return Optional.of(StopKind.HOUSE);
        }
        return FLATS.contains(building) ? Optional.of(StopKind.FLAT) : Optional.empty();
    }

    /** Whether a building without an address is one that gets parcels. */
    static boolean getsParcels(Map<String, String> tags) {
        String building = tags.get("building");
        return building != null && !NO_DOOR.contains(building);
    }
}
