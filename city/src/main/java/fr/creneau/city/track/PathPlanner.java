package fr.creneau.city.track;

import fr.creneau.city.law.RoundTruth;
import fr.creneau.city.law.Visit;
import fr.creneau.city.noise.Chance;
import fr.creneau.city.town.Address;
import fr.creneau.core.geo.LatLon;
import fr.creneau.routing.Route;
import fr.creneau.routing.StreetGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays what really happened to a round onto the streets. How a leg's time is spread over its streets (halts at lights)
 * is drawing, not law: arrivals and departures are the law's. Not thread-safe.
 */
public final class PathPlanner {
    /** The van's receiver is switched on so long before it leaves, and off so long after it is back. */
    private static final double AT_DEPOT_SECONDS = 300;

    private static final double WALK_MPS = 1.3;
    private static final double SECONDS_FOR_EACH_HALT = 45;
    private static final int MOST_HALTS = 6;
    private static final double LEAST_HALTED_SHARE = 0.08;
    private static final double MOST_HALTED_SHARE = 0.35;

    private final StreetGraph streets;
    private final LatLon depot;
    private final Chance chance;

    public PathPlanner(StreetGraph streets, LatLon depot, long seed) {
        this.streets = streets;
        this.depot = depot;
        this.chance = new Chance(seed);
    }

    /**
     * The way of the van, or of the driver's phone.
     *
     * @param addresses of the stops in planned order
     * @param onFoot whether it goes to the doors too, as a phone does; a van stays at the kerb
     */
    public VanPath path(RoundTruth truth, List<Address> addresses, boolean onFoot) {
        VanPath.Builder path = new VanPath.Builder();
        path.add(truth.departure() - AT_DEPOT_SECONDS, depot).add(truth.departure(), depot);
        LatLon place = depot;
        for (Visit visit : truth.visits()) {
            Address address = addresses.get(visit.place() - 1);
            drive(path, place, address.kerb(), visit.setOff(), visit.arrival());
            if (onFoot) {
                walkToDoor(path, address, visit);
            }
            path.add(visit.departure(), address.kerb());
            place = address.kerb();
        }
        double setOff = truth.visits().get(truth.visits().size() - 1).departure();
        drive(path, place, depot, setOff, truth.back());
        return path.add(truth.back() + AT_DEPOT_SECONDS, depot).build();
    }

    private static void walkToDoor(VanPath.Builder path, Address address, Visit visit) {
        double walk = address.kerb().metresTo(address.door()) / WALK_MPS;
        if (2 * walk < visit.departure() - visit.arrival()) {
            path.add(visit.arrival() + walk, address.door());
            path.add(visit.departure() - walk, address.door());
        }
    }

    /** Along the quickest way at its pace, slowed down to the time it really took, with halts. */
    private void drive(VanPath.Builder path, LatLon from, LatLon to, double setOff, double arrival) {
        path.add(setOff, from);
        Route route = streets.findRoute(from, to).orElse(new Route(List.of(from, to), List.of(0.0, 1.0), 0));
        double total = arrival - setOff;
        int halts = Math.min(MOST_HALTS, (int) (route.seconds() / SECONDS_FOR_EACH_HALT));
        double[] haltAt = new double[halts];
        double halted = halts == 0 ? 0 : total * chance.between(LEAST_HALTED_SHARE, MOST_HALTED_SHARE);
        for (int i = 0; i < halts; i++) {
            haltAt[i] = chance.uniform() * route.seconds();
        }
        Arrays.sort(haltAt);
        double scale = route.seconds() > 0 ? (total - halted) / route.seconds() : 0;
        int done = 0;
        for (int i = 1; i < route.points().size(); i++) {
            double start = route.secondsAt().get(i - 1);
            double end = route.secondsAt().get(i);
            while (done < halts && haltAt[done] < end) {
                LatLon light = between(
                        route.points().get(i - 1), route.points().get(i), (haltAt[done] - start) / (end - start));
                double stops = setOff + haltAt[done] * scale + halted * done / halts;
                path.add(stops, light).add(stops + halted / halts, light);
                done++;
            }
            path.add(
                    setOff + end * scale + (halts == 0 ? 0 : halted * done / halts),
                    route.points().get(i));
        }
        path.add(arrival, to);
    }

    private static LatLon between(LatLon a, LatLon b, double share) {
        return new LatLon(a.lat() + share * (b.lat() - a.lat()), a.lon() + share * (b.lon() - a.lon()));
    }

    /** The planned way of a round, from the depot by its stops and back, as one line. */
    public static List<LatLon> circuit(StreetGraph streets, LatLon depot, List<Address> addresses) {
        List<LatLon> line = new ArrayList<>();
        LatLon place = depot;
        List<LatLon> calls =
                new ArrayList<>(addresses.stream().map(Address::kerb).toList());
        calls.add(depot);
        for (LatLon call : calls) {
            streets.findRoute(place, call).ifPresent(route -> line.addAll(route.points()));
            place = call;
        }
        return line;
    }
}
