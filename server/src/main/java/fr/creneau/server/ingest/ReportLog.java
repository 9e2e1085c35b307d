package fr.creneau.server.ingest;

import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecordBase;

/** Where accepted reports go. */
@FunctionalInterface
public interface ReportLog {
    /** Appends an event; completes when the log has it on all replicas, fails where it does not. Does not wait. */
    CompletableFuture<?> append(SpecificRecordBase event);
}
