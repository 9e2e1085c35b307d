package fr.creneau.city.cold;

import java.util.Locale;

/** What a box is packed for. */
public enum BoxKind {
    CHILLED,
    FROZEN;

    /** The beginning of the kind's names in {@code boxes.properties}. */
    String prefix() {
        return name().toLowerCase(Locale.ROOT) + ".";
    }
}
