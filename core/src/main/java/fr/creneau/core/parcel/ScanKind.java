package fr.creneau.core.parcel;

/** What a scan of a parcel means. */
public enum ScanKind {
    /** A kind that this build does not know. */
    UNKNOWN,
    HUB_ARRIVAL,
    HUB_DEPARTURE,
    DEPOT_ARRIVAL,
    /** Into the van. */
    LOADED,
    DELIVERED,
    /** Nobody was there. */
    ABSENT,
    REFUSED,
    RETURNED_TO_DEPOT;

    /** Whether the scan says how an attempt at the door ended. */
    public boolean isOutcome() {
        return this == DELIVERED || this == ABSENT || this == REFUSED;
    }
}
