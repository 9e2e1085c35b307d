package fr.creneau.city.day;

import fr.creneau.city.town.Address;
import java.util.List;

/** An address with its parcels of one day. */
record StopOfDay(Address address, List<Parcel> parcels) {
    StopOfDay {
        parcels = List.copyOf(parcels);
    }
}
