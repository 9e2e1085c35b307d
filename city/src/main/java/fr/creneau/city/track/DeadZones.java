package fr.creneau.city.track;

import fr.creneau.city.noise.Chance;
import fr.creneau.city.noise.Noise;
import fr.creneau.city.town.Town;
import fr.creneau.core.geo.LatLon;
import java.util.ArrayList;
import java.util.List;

/** Discs of a town without a network: what is seen inside is sent after they are left. Immutable and thread-safe. */
public final class DeadZones {
    /** None so near to the depot that a van would leave it unheard. */
    private static final double FROM_DEPOT_METRES = 400;

    private final List<Zone> zones;

    private record Zone(LatLon middle, double radiusMetres) {}

    /** The same zones for the same town and seed, around addresses near its centre. */
    public DeadZones(Town town, Noise noise, long townSeed) {
        Chance chance = new Chance(Chance.seed(townSeed, Chance.number("dead zones")));
        double perThousand = noise.number("dead.zones.per.thousand.addresses");
        double least = noise.number("dead.zone.radius.min.metres");
        double most = noise.number("dead.zone.radius.max.metres");
        long wanted = Math.max(1, Math.round(perThousand * town.addresses().size() / 1000));
        List<Zone> found = new ArrayList<>();
        for (long i = 0; i < wanted; i++) {
            LatLon middle =
                    town.addresses().get(chance.below(town.addresses().size())).kerb();
            double radius = chance.between(least, most);
            if (middle.metresTo(town.depot().gate()) > radius + FROM_DEPOT_METRES) {
                found.add(new Zone(middle, radius));
            }
        }
        this.zones = List.copyOf(found);
    }

    public boolean contain(LatLon place) {
        return zones.stream().anyMatch(zone -> zone.middle().metresTo(place) <= zone.radiusMetres());
    }
}
