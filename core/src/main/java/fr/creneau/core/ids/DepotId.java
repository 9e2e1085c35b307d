package fr.creneau.core.ids;

/** A depot, where rounds start. */
public record DepotId(String value) implements Comparable<DepotId> {
    public DepotId {
        Ids.require("depot id", value);
    }

    @Override
    public int compareTo(DepotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
