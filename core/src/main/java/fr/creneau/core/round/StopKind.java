package fr.creneau.core.round;

/** What kind of door it is. */
public enum StopKind {
    HOUSE,
    FLAT,
    BUSINESS,
    PICKUP_POINT
}
