package fr.creneau.server.ingest;

import java.util.Locale;

/** What a report is about. */
public enum ReportKind {
    POSITIONS,
    SCANS,
    ROUNDS,
    PARCELS;

    /** The name in metrics, notices and paths. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
