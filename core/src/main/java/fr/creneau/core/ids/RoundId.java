package fr.creneau.core.ids;

/** A driver's tour of one service day. */
public record RoundId(String value) implements Comparable<RoundId> {
    public RoundId {
        Ids.require("round id", value);
    }

    @Override
    public int compareTo(RoundId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
