package fr.creneau.core.parcel;

/** Where a parcel is in the day of its round. */
public enum ParcelState {
    PLANNED,
    ON_ROUND,
    DELIVERED,
    NOT_HOME,
    REFUSED,
    /** The round ended without an attempt. */
    UNSERVED,
    /** Taken off the round by a newer plan. */
    WITHDRAWN;

    /** Whether somebody stood at the door with it. */
    public boolean isAttempted() {
        return this == DELIVERED || this == NOT_HOME || this == REFUSED;
    }
}
