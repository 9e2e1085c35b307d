package fr.creneau.core.planning;

import java.util.List;

/**
 * Stops to be shared among vehicles, at the least total cost of legs. Vehicles need not all be used; an unused vehicle
 * costs its leg from start to end. Thread-safe as far as {@code legs} is.
 */
public record Problem(Legs legs, List<Visit> visits, List<Vehicle> vehicles) {
    public Problem {
        visits = List.copyOf(visits);
        vehicles = List.copyOf(vehicles);
        if (vehicles.isEmpty()) {
            throw new IllegalArgumentException("0 vehicles: expected 1 or more");
        }
        for (Visit visit : visits) {
            if (visit.vehicle() >= vehicles.size()) {
                throw new IllegalArgumentException("a stop bound to vehicle %d: expected one of 0..%d"
                        .formatted(visit.vehicle(), vehicles.size() - 1));
            }
        }
    }
}
