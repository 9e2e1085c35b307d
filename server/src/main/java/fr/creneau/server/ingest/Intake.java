package fr.creneau.server.ingest;

import fr.creneau.events.avro.Noticed;
import fr.creneau.server.brand.Brands;
import fr.creneau.server.http.RateLimit;
import fr.creneau.server.security.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way in: every door opens a batch here, gives it lines, and waits for its receipt. Thread-safe; a batch is not.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** A device's clock may run so far ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** So many notices a second reach the log; the others are counted only. */
    private static final int NOTICES_PER_SECOND = 50;

    private static final int ANSWER_THREADS = 8;

    private final ReportLog log;
    private final Clock clock;
    private final Brands brands;
    private final Duration oldest;
    private final RateLimit noticeLimit = new RateLimit(NOTICES_PER_SECOND, 20 * NOTICES_PER_SECOND);
    private final Map<ReportKind, Counter> accepted = new EnumMap<>(ReportKind.class);
    private final Map<ReportKind, Counter> refused = new EnumMap<>(ReportKind.class);
    private final Counter noticesDropped;
    private final BodyPermits permits = new BodyPermits();

    /** Answers are not written by the log's own thread: a slow client would hold up everybody's reports. */
    private final ExecutorService answers = Executors.newFixedThreadPool(ANSWER_THREADS, task -> {
        Thread thread = new Thread(task, "answers");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param clock the domain's
     * @param brands what a parcel may be announced under
     * @param oldest what a device observed longer ago is refused
     */
    public Intake(ReportLog log, Clock clock, Brands brands, Duration oldest, MeterRegistry meters) {
        this.log = log;
        this.clock = clock;
        this.brands = brands;
        this.oldest = oldest;
        for (ReportKind kind : ReportKind.values()) {
            accepted.put(kind, meters.counter("creneau.ingest.accepted", "kind", kind.word()));
            refused.put(kind, meters.counter("creneau.ingest.refused", "kind", kind.word()));
        }
        this.noticesDropped = meters.counter("creneau.ingest.notices.dropped");
    }

    /** A batch for one request. */
    public Batch open(ReportKind kind, Caller caller) {
        TimeLimits limits = new TimeLimits(clock.instant(), AHEAD, oldest);
        LineReader reader =
                switch (kind) {
                    case POSITIONS -> new PositionLines(caller, limits);
                    case SCANS -> new ScanLines(limits);
                    case ROUNDS -> new PlanLines(caller, limits);
                    case PARCELS -> new AnnouncementLines(caller, brands, limits);
                };
        return new Batch(this, kind, caller, reader, log);
    }

    BodyPermits permits() {
        return permits;
    }

    Executor answers() {
        return answers;
    }

    void countAccepted(ReportKind kind, int lines) {
        Objects.requireNonNull(accepted.get(kind)).increment(lines);
    }

    void countRefused(ReportKind kind) {
        Objects.requireNonNull(refused.get(kind)).increment();
    }

    /** Counts a refused line and lets an operator see why; what may be about a person is left out. */
    void refuse(ReportKind kind, Caller caller, int line, BadField bad) {
        countRefused(kind);
        if (!noticeLimit.tryTake()) {
            noticesDropped.increment();
            return;
        }
        // A column shifted by one puts a name anywhere: of announcements no value is kept at all.
        @Nullable String value = bad.personal() || kind == ReportKind.PARCELS ? null : bad.value();
        Noticed notice = new Noticed(
                UUID.randomUUID().toString(),
                clock.instant().toEpochMilli(),
                "bad_line",
                kind.word(),
                caller.owner(),
                line,
                bad.field(),
                value,
                bad.expected());
        try {
            log.append(notice).whenComplete((done, failure) -> {
                if (failure != null) {
                    noticesDropped.increment();
                }
            });
        } catch (RuntimeException e) {
            noticesDropped.increment();
            LOG.debug("a notice did not reach the log", e);
        }
    }
}
