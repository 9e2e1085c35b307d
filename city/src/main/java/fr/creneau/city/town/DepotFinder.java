package fr.creneau.city.town;

import fr.creneau.core.geo.LatLon;
import fr.creneau.routing.StreetGraph;
import fr.creneau.routing.osm.OsmExtract;
import fr.creneau.routing.osm.OsmNode;
import fr.creneau.routing.osm.OsmWay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses where the town's depot is: where the map has a sorting office, a warehouse or industry. Stateless. */
final class DepotFinder {
    private static final double AT_STREET_METRES = 150;

    private record Candidate(int rank, long id, LatLon place) {}

    private DepotFinder() {}

    /** The best place within reach of the centre; the address furthest from the centre where the map has none. */
    static LatLon find(
            OsmExtract extract, StreetGraph streets, List<Address> addresses, LatLon centre, double reachMetres) {
        List<Candidate> candidates = new ArrayList<>();
        for (OsmNode node : extract.nodes()) {
            candidates.add(new Candidate(rank(node.tags()), node.id(), node.place()));
        }
        for (OsmWay way : extract.ways()) {
            candidates.add(new Candidate(rank(way.tags()), way.id(), way.middle()));
        }
        return candidates.stream()
                .filter(candidate -> candidate.rank() < Integer.MAX_VALUE
                        && candidate.place().metresTo(centre) <= reachMetres)
                .sorted(Comparator.comparingInt(Candidate::rank).thenComparingLong(Candidate::id))
                .map(candidate -> findGate(streets, candidate.place()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> addresses.stream()
                        .max(Comparator.comparingDouble(
                                address -> address.kerb().metresTo(centre)))
                        .orElseThrow()
                        .kerb());
    }

    private static Optional<LatLon> findGate(StreetGraph streets, LatLon place) {
        return streets.findStreetPoint(place).filter(gate -> gate.metresTo(place) <= AT_STREET_METRES);
    }

    private static int rank(Map<String, String> tags) {
        if ("post_depot".equals(tags.get("amenity")) || "depot".equals(tags.get("industrial"))) {
            return 0;
        }
        if ("warehouse".equals(tags.get("building")) || "warehouse".equals(tags.get("industrial"))) {
            return 1;
        }
        if ("industrial".equals(tags.get("building")) || "industrial".equals(tags.get("landuse"))) {
            return 2;
        }
        return "post_office".equals(tags.get("amenity")) ? 3 : Integer.MAX_VALUE;
    }
}
