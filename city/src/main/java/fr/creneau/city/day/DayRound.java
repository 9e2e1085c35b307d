package fr.creneau.city.day;

import fr.creneau.city.law.Driver;
import fr.creneau.city.law.RoundTruth;
import fr.creneau.city.plan.PlannedRound;
import fr.creneau.city.town.Address;
import java.util.List;

/**
 * One round of a day, as planned and as it really goes.
 *
 * @param id as {@code 2026-03-02-R1}
 * @param byPhone whether the driver's phone tells the position, and walks to the doors; else a receiver in the van
 * @param addresses of the stops, in planned order: place 1 of the plan is the first
 * @param parcels of each stop, in the same order
 * @param trafficFactor of the day, and {@code lawSeed} of the round: what {@link fr.creneau.city.law.RoundLaw} needs to
 *     look at moments of this round; hidden from estimators
 */
public record DayRound(
        String id,
        String vanId,
        String handheldId,
        boolean byPhone,
        Driver driver,
        PlannedRound plan,
        List<Address> addresses,
        List<List<Parcel>> parcels,
        RoundTruth truth,
        double trafficFactor,
        long lawSeed) {
    public DayRound {
        addresses = List.copyOf(addresses);
        parcels = List.copyOf(parcels);
    }

    /** All parcels of the round. */
    public List<Parcel> allParcels() {
        return parcels.stream().flatMap(List::stream).toList();
    }
}
