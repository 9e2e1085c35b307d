package fr.creneau.core.ids;

/** A parcel, by the number on its label. */
public record ParcelId(String value) implements Comparable<ParcelId> {
    public ParcelId {
        Ids.require("parcel id", value);
    }

    @Override
    public int compareTo(ParcelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
