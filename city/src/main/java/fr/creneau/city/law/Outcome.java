package fr.creneau.city.law;

/** How the attempt to hand over one parcel ended. */
public enum Outcome {
    DELIVERED,
    ABSENT,
    REFUSED
}
