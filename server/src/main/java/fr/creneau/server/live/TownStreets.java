package fr.creneau.server.live;

import fr.creneau.core.geo.Polyline;
import fr.creneau.core.match.ArcGrid;
import fr.creneau.core.match.CircuitArcs;
import fr.creneau.core.match.MatchRules;
import fr.creneau.core.match.NearPaths;
import fr.creneau.core.match.StreetNet;
import fr.creneau.core.match.StreetPlace;
import fr.creneau.core.match.VanOnStreets;
import fr.creneau.events.avro.VanMoved;
import java.util.Optional;

/**
 * The town's streets with what its vans share while they are matched: one search for near arcs and one for ways, behind one
 * lock, for a fix takes some ten microseconds and nearly all come on one thread. Thread-safe.
 */
final class TownStreets {
    private final StreetNet net;
    private final ArcGrid grid;
    private final ArcGrid.Search near;
    private final NearPaths paths;

    TownStreets(StreetNet net) {
        this.net = net;
        this.grid = new ArcGrid(net);
        this.near = grid.search();
        this.paths = new NearPaths(net);
    }

    /** The arcs along a plan's circuit: some milliseconds of work, without the lock. */
    CircuitArcs along(String circuit) {
        return CircuitArcs.along(net, grid.search(), Polyline.decode(circuit));
    }

    /** A van to be moved by {@link #next} alone. */
    VanOnStreets follow(CircuitArcs circuit) {
        return new VanOnStreets(net, near, paths, MatchRules.live().onCircuit(circuit, MatchRules.CIRCUIT_NATS));
    }

    synchronized Optional<StreetPlace> next(VanOnStreets van, VanMoved moved) {
        return van.next(
                moved.getObservedAtMs() / 1000.0,
                moved.getLat(),
                moved.getLon(),
                moved.getSpeedMps(),
                moved.getRadiusM());
    }

    int arcs() {
        return net.arcs();
    }
}
