package fr.creneau.city.town;

import fr.creneau.core.geo.LatLon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the nearest street within some metres, by a grid of cells of about that size. Immutable after it is made. */
final class StreetFinder {
    private static final double METRES_PER_DEGREE = 111_195;

    private final double withinMetres;
    private final double cellDegrees;
    private final Map<Long, List<Street>> cells = new HashMap<>();

    StreetFinder(List<Street> streets, double withinMetres) {
        this.withinMetres = withinMetres;
        this.cellDegrees = 2 * withinMetres / METRES_PER_DEGREE;
        for (Street street : streets) {
            for (int i = 1; i < street.line().size(); i++) {
                fillBox(street, street.line().get(i - 1), street.line().get(i));
            }
        }
    }

    private void fillBox(Street street, LatLon a, LatLon b) {
        for (long row = row(Math.min(a.lat(), b.lat())); row <= row(Math.max(a.lat(), b.lat())); row++) {
            for (long column = row(Math.min(a.lon(), b.lon())); column <= row(Math.max(a.lon(), b.lon())); column++) {
                List<Street> cell = cells.computeIfAbsent(key(row, column), k -> new ArrayList<>());
                if (cell.isEmpty() || cell.get(cell.size() - 1) != street) {
                    cell.add(street);
                }
            }
        }
    }

    private long row(double degrees) {
        return (long) Math.floor(degrees / cellDegrees);
    }

    private static long key(long row, long column) {
        return row * 10_000_000L + column;
    }

    Optional<Street> findNearest(LatLon place) {
        Set<Street> near = new LinkedHashSet<>();
        for (long row = row(place.lat()) - 1; row <= row(place.lat()) + 1; row++) {
            for (long column = row(place.lon()) - 2; column <= row(place.lon()) + 2; column++) {
                near.addAll(cells.getOrDefault(key(row, column), List.of()));
            }
        }
        Optional<Street> nearest = Optional.empty();
        double metres = withinMetres;
        for (Street street : near) {
            double away = MapAddresses.metresToLine(place, street.line());
            if (away < metres) {
                metres = away;
                nearest = Optional.of(street);
            }
        }
        return nearest;
    }
}
