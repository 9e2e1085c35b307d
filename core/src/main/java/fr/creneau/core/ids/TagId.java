package fr.creneau.core.ids;

/** An RFID tag that measures the temperature in a box, as its reader names it. */
public record TagId(String value) implements Comparable<TagId> {
    public TagId {
        Ids.require("tag id", value);
    }

    @Override
    public int compareTo(TagId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
