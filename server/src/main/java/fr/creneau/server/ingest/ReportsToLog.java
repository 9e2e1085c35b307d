package fr.creneau.server.ingest;

import fr.creneau.events.avro.Noticed;
import fr.creneau.events.avro.ParcelAnnounced;
import fr.creneau.events.avro.ParcelScanned;
import fr.creneau.events.avro.PositionsReported;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.streams.EventLog;
import fr.creneau.streams.Topic;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecordBase;

/** Sends each report to its topic, keyed by what it is about. Thread-safe. */
public final class ReportsToLog implements ReportLog {
    private final EventLog log;

    public ReportsToLog(EventLog log) {
        this.log = log;
    }

    @Override
    public CompletableFuture<Void> append(SpecificRecordBase event) {
        if (event instanceof PositionsReported positions) {
            return log.append(Topic.POSITIONS, positions.getVanId(), event);
        }
        if (event instanceof ParcelScanned scan) {
            return log.append(Topic.SCANS, scan.getParcelId(), event);
        }
        if (event instanceof RoundPlanned plan) {
            return log.append(Topic.PLANS, plan.getRoundId(), event);
        }
        if (event instanceof ParcelAnnounced announcement) {
            return log.append(Topic.ANNOUNCEMENTS, announcement.getParcelId(), event);
        }
        if (event instanceof Noticed notice) {
            return log.append(Topic.NOTICES, notice.getNoticeId(), event);
        }
        throw new IllegalArgumentException("no report: " + event.getSchema().getName());
    }
}
