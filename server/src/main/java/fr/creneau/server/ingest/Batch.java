package fr.creneau.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import fr.creneau.server.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The lines of one request on their way to the log. A long request waits for the log every {@value #FLUSH_LINES} lines,
 * so that what is in flight stays bounded. Not thread-safe.
 */
public final class Batch {
    private static final int FLUSH_LINES = 5_000;

    /** Longer than the log takes to give up by itself. */
    private static final int PATIENCE_SECONDS = 12;

    private final Intake intake;
    private final ReportKind kind;
    private final Caller caller;
    private final LineReader reader;
    private final ReportLog log;
    private final List<CompletableFuture<?>> inFlight = new ArrayList<>();
    private final List<Receipt.Notice> notices = new ArrayList<>();
    private int good;
    private int refused;
    private int confirmed;

    Batch(Intake intake, ReportKind kind, Caller caller, LineReader reader, ReportLog log) {
        this.intake = intake;
        this.kind = kind;
        this.caller = caller;
        this.reader = reader;
        this.log = log;
    }

    /** Where a field of a line stands in the text that the line was made of. */
    public record Place(int line, String field) {}

    /**
     * Takes a line that is JSON.
     *
     * @throws ReportNotKept where the log does not take what came before
     */
    public void line(int number, JsonNode line) {
        line(line, bad -> new Place(number, bad.field()));
    }

    /** Takes a line that stands for several lines of a text; {@code placeOf} says where a bad field is. */
    void line(JsonNode line, Function<BadField, Place> placeOf) {
        LineReader.Outcome outcome = reader.read(line);
        if (outcome instanceof LineReader.Bad bad) {
            refuse(placeOf.apply(bad.field()), bad.field());
        } else if (outcome instanceof LineReader.Good readable) {
            good++;
            append(readable.events());
        }
        if (good - confirmed >= FLUSH_LINES) {
            append(reader.rest());
            try {
                all().join();
            } catch (CompletionException e) {
                throw new ReportNotKept(confirmed, e);
            }
            inFlight.clear();
            confirm();
        }
    }

    /** Takes a line that could not be read at all. */
    public void unreadable(int number, BadField bad) {
        refuse(new Place(number, bad.field()), bad);
    }

    /** Ends the request. Completes when the log has every accepted line, fails with {@link ReportNotKept} where it does not. */
    public CompletableFuture<Receipt> finish() {
        try {
            append(reader.rest());
        } catch (ReportNotKept e) {
            return CompletableFuture.failedFuture(e);
        }
        return all().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .handleAsync(
                        (done, failure) -> {
                            if (failure != null) {
                                throw new ReportNotKept(confirmed, failure);
                            }
                            confirm();
                            return new Receipt(good, refused, List.copyOf(notices));
                        },
                        intake.answers());
    }

    private void confirm() {
        intake.countAccepted(kind, good - confirmed);
        confirmed = good;
    }

    private void refuse(Place place, BadField bad) {
        refused++;
        if (notices.size() < Receipt.MOST_NOTICES) {
            notices.add(new Receipt.Notice(place.line(), place.field(), bad.value(), bad.expected()));
            intake.refuse(
                    kind,
                    caller,
                    place.line(),
                    new BadField(place.field(), bad.value(), bad.expected(), bad.personal()));
        } else {
            intake.countRefused(kind);
        }
    }

    private void append(List<SpecificRecordBase> events) {
        for (SpecificRecordBase event : events) {
            try {
                inFlight.add(log.append(event));
            } catch (RuntimeException e) {
                throw new ReportNotKept(confirmed, e);
            }
        }
    }

    private CompletableFuture<Void> all() {
        return CompletableFuture.allOf(inFlight.toArray(CompletableFuture[]::new));
    }
}
