package fr.creneau.core.coldchain.curve;

/** What a reading did to a curve. */
public enum Joined {
    /** It was there already. */
    DOUBLE,
    /** It is new, and no excursion has changed by it. */
    QUIET,
    /** It is new, and an excursion may have begun, changed or ended. */
    LOUD
}
