package fr.creneau.core.ids;

/** A vehicle, as its tracker names it. */
public record VanId(String value) implements Comparable<VanId> {
    public VanId {
        Ids.require("van id", value);
    }

    @Override
    public int compareTo(VanId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
