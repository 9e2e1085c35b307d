package fr.creneau.core.parcel;

import org.jspecify.annotations.Nullable;

/** What an attempt is worth at which nobody was home: it counts with dwell at the door and a scan, and only so. */
public sealed interface AttemptProof {
    /** A van this near, in metres, stands at the door: it parks where it can. Chosen by thought. */
    double DOOR_METRES = 100;

    /** Whoever rings, waits and writes a notice is there for this long, in seconds. Chosen by thought. */
    int LEAST_DWELL_SECONDS = 30;

    /** Not to be told yet: the van still stands there, or has not stood anywhere since the scan. */
    record Pending() implements AttemptProof {}

    /** It counts. */
    record Proven(int dwellSeconds) implements AttemptProof {}

    /** It does not count until somebody has looked into it. */
    record Disputed(Doubt doubt) implements AttemptProof {}

    /** Why an attempt does not count. */
    enum Doubt {
        /** Concluded without a scan. No attempt is any more; rows of earlier readings say it. */
        NOT_SCANNED,
        /** The van's positions show no stay near the door when the parcel was scanned. */
        NOT_AT_THE_DOOR,
        /** The van, or its driver between two scans, was there for too short a time to ring and wait. */
        TOO_SHORT
    }

    /**
     * Weighs an attempt of which the parcel's own scan speaks.
     *
     * @param doorMetres from the van's stay to the door; null: no stay explains the scan
     * @param dwellSeconds at this door; null while it lasts
     * @param heardSince the van has stood elsewhere since the scan, or the round is over: only fixes that come late can
     *     still show a stay that explains it
     */
    static AttemptProof of(@Nullable Double doorMetres, @Nullable Integer dwellSeconds, boolean heardSince) {
        if (doorMetres == null) {
            return heardSince ? new Disputed(Doubt.NOT_AT_THE_DOOR) : new Pending();
        }
        if (doorMetres > DOOR_METRES) {
            return new Disputed(Doubt.NOT_AT_THE_DOOR);
        }
        if (dwellSeconds == null) {
            return new Pending();
        }
        return dwellSeconds < LEAST_DWELL_SECONDS ? new Disputed(Doubt.TOO_SHORT) : new Proven(dwellSeconds);
    }
}
