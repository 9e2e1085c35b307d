package fr.creneau.core.calendar;

/** The three zones of the French school year; their winter and spring holidays are staggered. */
public enum SchoolZone {
    A,
    B,
    C
}
