package fr.creneau.core.round;

/** How far a stop is. */
public enum StopStatus {
    PENDING,
    /** The van stands at the door. */
    SERVING,
    /** A parcel was handed over. */
    DONE,
    /** Attempted, and its scans say that no parcel was handed over. */
    FAILED,
    /** The van went on without it; it may still come back. */
    SKIPPED;

    /** Whether somebody stood at the door and left. */
    public boolean isServed() {
        return this == DONE || this == FAILED;
    }
}
