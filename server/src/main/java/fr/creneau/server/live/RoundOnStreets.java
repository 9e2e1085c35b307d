package fr.creneau.server.live;

import fr.creneau.core.match.CircuitArcs;
import fr.creneau.core.match.StreetPlace;
import fr.creneau.core.match.VanOnStreets;
import fr.creneau.events.avro.VanMoved;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One round's van followed on the streets, with its plan's circuit once that is known. Another van, other streets or another
 * circuit begin anew. Guarded by its round's lock.
 */
final class RoundOnStreets {
    private @Nullable TownStreets town;
    private @Nullable VanOnStreets van;
    private String vanId = "";
    private CircuitArcs circuit = CircuitArcs.none();
    private long planVersion = -1;

    /** Where the van's next fix puts it; empty off the streets. */
    Optional<StreetPlace> next(TownStreets streets, VanMoved moved) {
        if (streets != town) {
            rest();
            town = streets;
        }
        if (van == null || !moved.getVanId().equals(vanId)) {
            vanId = moved.getVanId();
            van = streets.follow(circuit);
        }
        return streets.next(van, moved);
    }

    /** Whether no circuit of this plan, or a newer one, is known. */
    boolean lacksCircuit(long version) {
        return planVersion < version;
    }

    /** Takes the arcs of a plan's circuit on these streets; none where the plan has no circuit. */
    void take(TownStreets streets, long version, CircuitArcs arcs) {
        if (streets == town && lacksCircuit(version)) {
            planVersion = version;
            if (!arcs.equals(circuit)) {
                circuit = arcs;
                van = null;
            }
        }
    }

    /** Forgets the way so far, its streets and its circuit: a round that is over needs no memory. */
    void rest() {
        town = null;
        circuit = CircuitArcs.none();
        planVersion = -1;
        van = null;
    }
}
