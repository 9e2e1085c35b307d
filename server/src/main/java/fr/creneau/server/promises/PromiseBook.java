package fr.creneau.server.promises;

import static fr.creneau.server.background.Repeated.await;

import fr.creneau.core.promise.Calibration;
import fr.creneau.core.promise.Tallies;
import fr.creneau.core.promise.Tally;
import fr.creneau.core.promise.Told;
import fr.creneau.core.round.Telling.Outcome;
import fr.creneau.core.time.DomainClock;
import fr.creneau.server.background.Repeated;
import fr.creneau.store.BoardStore.DepotDay;
import fr.creneau.store.NoticeStore.Notice;
import fr.creneau.store.Store;
import fr.creneau.store.WindowStore.Window;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts promises in the background, so that whoever asks is answered from memory. Days that may still change are counted
 * again and again; a closed one once for all servers together. Thread-safe.
 */
public final class PromiseBook implements AutoCloseable {
    /** As long as promises are kept. */
    public static final int MOST_DAYS = 400;

    private static final Logger LOG = LoggerFactory.getLogger(PromiseBook.class);
    private static final Duration FASTEST = Duration.ofSeconds(5);

    /** A scan may come so many days late; then the day is closed. */
    private static final int OPEN_DAYS = 3;

    /** Calibration is followed over so many days, today included. */
    private static final int FOLLOWED_DAYS = 7;

    private static final String FAILED = "promises could not be counted; the counts shown are older";

    private final Store store;
    private final DomainClock clock;
    private final NavigableMap<LocalDate, SortedMap<String, Tallies>> closed = new TreeMap<>();
    private volatile NavigableMap<LocalDate, SortedMap<String, Tallies>> counted = new TreeMap<>();
    private volatile Tally followed = Tally.NONE;
    private @Nullable LocalDate alarmed;
    private final Repeated counting = new Repeated("promise-book", FASTEST, LOG, FAILED, FAILED);

    public PromiseBook(Store store, DomainClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Begins to count. */
    public void start() {
        counting.start(this::count);
    }

    /** The counts by day and depot, as of the last time they were made; what has no promises is not there. */
    NavigableMap<LocalDate, SortedMap<String, Tallies>> counted() {
        return counted;
    }

    /** All promises of the last seven days, today included. */
    public Tally followed() {
        return followed;
    }

    /** Whether what was claimed over the last seven days is what was kept. */
    public Calibration calibration() {
        return Calibration.of(followed);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void count() throws InterruptedException, ExecutionException, TimeoutException {
        LocalDate today = today();
        LocalDate first = today.minusDays(MOST_DAYS);
        closed.headMap(first).clear();
        Map<LocalDate, List<DepotDay>> days = new TreeMap<>();
        for (int year = first.getYear(); year <= today.plusDays(1).getYear(); year++) {
            for (DepotDay day : await(store.board().listDays(year))) {
                if (!day.serviceDate().isBefore(first)) {
                    days.computeIfAbsent(day.serviceDate(), ignored -> new ArrayList<>())
                            .add(day);
                }
            }
        }
        NavigableMap<LocalDate, SortedMap<String, Tallies>> all = new TreeMap<>();
        for (Map.Entry<LocalDate, List<DepotDay>> day : days.entrySet()) {
            SortedMap<String, Tallies> depots = ofDay(day.getKey(), day.getValue(), today);
            if (!depots.isEmpty()) {
                all.put(day.getKey(), depots);
            }
        }
        counted = Collections.unmodifiableNavigableMap(all);
        followed = all.tailMap(today.minusDays(FOLLOWED_DAYS - 1), true).values().stream()
                .flatMap(depots -> depots.values().stream())
                .map(Tallies::all)
                .reduce(Tally.NONE, Tally::plus);
        alarm(today);
    }

    private SortedMap<String, Tallies> ofDay(LocalDate date, List<DepotDay> depots, LocalDate today)
            throws InterruptedException, ExecutionException, TimeoutException {
        SortedMap<String, Tallies> known = closed.get(date);
        if (known != null) {
            return known;
        }
        boolean isClosed = date.isBefore(today.minusDays(OPEN_DAYS));
        SortedMap<String, Tallies> counts =
                isClosed ? new TreeMap<>(await(store.promises().list(date))) : new TreeMap<>();
        for (DepotDay depot : depots) {
            if (!counts.containsKey(depot.depotId())) {
                Tallies tallies = ofDepot(depot);
                counts.put(depot.depotId(), tallies);
                if (isClosed) {
                    await(store.promises().save(date, depot.depotId(), tallies));
                }
            }
        }
        if (isClosed) {
            closed.put(date, counts);
        }
        return counts;
    }

    private Tallies ofDepot(DepotDay depot) throws InterruptedException, ExecutionException, TimeoutException {
        ZoneId zone = ZoneId.of(depot.timeZone());
        List<Window> windows = await(store.windows().listByDepotDay(depot.depotId(), depot.serviceDate()));
        return Tallies.of(windows.stream().map(window -> told(window, zone)).toList());
    }

    private static Told told(Window window, ZoneId zone) {
        Outcome outcome = window.outcome() == null
                ? null
                : Outcome.valueOf(window.outcome().toUpperCase(Locale.ROOT));
        return new Told(window.toldAt(), window.start(), window.probability(), zone, outcome);
    }

    /** Tells the dispatcher once a day that the windows are worth less than they say. */
    private void alarm(LocalDate today) throws InterruptedException, ExecutionException, TimeoutException {
        if (calibration() != Calibration.BROKEN || today.equals(alarmed)) {
            return;
        }
        await(store.notices()
                .add(new Notice(
                        "calibration/" + today,
                        clock.instant().truncatedTo(ChronoUnit.HOURS),
                        "calibration",
                        "promises",
                        null,
                        null,
                        "claimed",
                        "%.3f".formatted(followed.claimedShare()),
                        "about what was kept in %d days, %.3f of %d windows"
                                .formatted(FOLLOWED_DAYS, followed.keptShare(), followed.ended()))));
        alarmed = today;
        LOG.warn(
                "windows are worth less than they say: {} claimed, {} kept of {}",
                followed.claimedShare(),
                followed.keptShare(),
                followed.ended());
    }

    @Override
    public void close() {
        counting.close();
    }
}
