package fr.creneau.core.ids;

/** A place on a round where parcels are handed over; unique within its round. */
public record StopId(String value) implements Comparable<StopId> {
    public StopId {
        Ids.require("stop id", value);
    }

    @Override
    public int compareTo(StopId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
