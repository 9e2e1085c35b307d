package fr.creneau.city.plan;

import java.util.Locale;

/** What is at the door of a stop. */
public enum StopKind {
    HOUSE,
    FLAT,
    BUSINESS,
    PICKUP_POINT;

    /** The word of the product's doors, and of {@code noise.properties}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
