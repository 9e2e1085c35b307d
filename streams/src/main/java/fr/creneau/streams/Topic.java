package fr.creneau.streams;

import java.time.Duration;

/** The topics of the log, each with its key and how long it is kept. */
public enum Topic {
    /** Van fixes as requests brought them; key: van. */
    POSITIONS("positions", Duration.ofDays(7)),
    /** Parcel scans; key: parcel. */
    SCANS("scans", Duration.ofDays(7)),
    /** Shippers' announcements; key: parcel. */
    ANNOUNCEMENTS("announcements", Duration.ofDays(14)),
    /** Round plans, whole; key: round. */
    PLANS("plans", Duration.ofDays(14)),
    /** What an operator should see; key: any. */
    NOTICES("notices", Duration.ofDays(14)),
    /** Inside the streams, plan to van router; key: van. */
    VAN_ASSIGNMENTS("van-assignments", Duration.ofDays(2)),
    /** Inside the streams, plan to parcel router; key: parcel. */
    PARCEL_ASSIGNMENTS("parcel-assignments", Duration.ofDays(2)),
    /** Inside the streams, everything a round's writer joins; key: round. */
    ROUND_EVENTS("round-events", Duration.ofDays(2)),
    /** What the round writers decided; key: round. */
    EFFECTS("effects", Duration.ofDays(14)),
    /** What could not be processed, as it came, with the reason in its headers; key: as it came. */
    DEAD_LETTERS("dead-letters", Duration.ofDays(30));

    private final String suffix;
    private final Duration retention;

    Topic(String suffix, Duration retention) {
        this.suffix = suffix;
        this.retention = retention;
    }

    /** The name without the system's prefix. */
    public String suffix() {
        return suffix;
    }

    public Duration retention() {
        return retention;
    }
}
