package fr.creneau.streams;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Asks Kafka again and again whether it is there, over one connection. Thread-safe; close it once. */
public final class LogProbe implements AutoCloseable {
    private final Admin admin;
    private final Duration patience;

    /** @param patience how long an answer may take */
    public LogProbe(LogConfig config, Duration patience) {
        this.admin = Topics.admin(config, patience);
        this.patience = patience;
    }

    /** Whether the cluster answers in time. */
    public boolean answers() {
        try {
            admin.describeCluster().nodes().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
