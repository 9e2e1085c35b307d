package fr.creneau.server.habits;

import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.habit.HabitDiary;
import fr.creneau.core.eta.habit.Habits;
import fr.creneau.core.round.ServiceDay;
import fr.creneau.core.time.DomainClock;
import fr.creneau.events.EventCodec;
import fr.creneau.events.UnreadableEvent;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.RoundStatus;
import fr.creneau.store.BoardStore.BoardRow;
import fr.creneau.store.BoardStore.DepotDay;
import fr.creneau.store.Store;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns in the background what is habit: from the rounds of the last weeks when it starts, then from each day once it is
 * over. Days are learnt in the order of their dates, so that every server knows the same. Thread-safe.
 */
public final class HabitBook implements AutoCloseable {
    /** As long as rounds are kept. */
    static final int LEARNT_DAYS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(HabitBook.class);
    private static final Duration FASTEST = Duration.ofSeconds(10);

    /** Looking takes at most this share of one thread's time. */
    private static final int REST = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventCodec codec;
    private final DomainClock clock;
    private final HabitDiary diary = new HabitDiary();
    private final RoundProgress progress = new RoundProgress();
    private final Set<DepotDay> learnt = new HashSet<>();
    private volatile Habits habits = Habits.none();
    private volatile long rounds;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "habit-book");
        thread.setDaemon(true);
        return thread;
    });

    public HabitBook(EventCodec codec, DomainClock clock) {
        this.codec = codec;
        this.clock = clock;
    }

    /** Begins to learn. */
    public void start(Store store) {
        executor.execute(() -> learnAndAgain(store));
    }

    /** What is known by now; nothing before {@link #start} has read its first day. */
    public Habits habits() {
        return habits;
    }

    /** From how many rounds. */
    public long rounds() {
        return rounds;
    }

    private void learnAndAgain(Store store) {
        long started = System.nanoTime();
        try {
            learn(store);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (ExecutionException | TimeoutException | CompletionException e) {
            LOG.warn("rounds that are over could not be read; habits are older: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.error("rounds that are over could not be learnt from; habits are older", e);
        }
        long rest = Math.max(FASTEST.toNanos(), (System.nanoTime() - started) * REST);
        if (!executor.isShutdown()) {
            executor.schedule(() -> learnAndAgain(store), rest, TimeUnit.NANOSECONDS);
        }
    }

    /** Learns from the days that are over and were not learnt from. */
    void learn(Store store) throws InterruptedException, ExecutionException, TimeoutException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = today.minusDays(LEARNT_DAYS);
        List<DepotDay> over = new ArrayList<>();
        for (int year = first.getYear(); year <= today.getYear(); year++) {
            for (DepotDay day : await(store.board().listDays(year))) {
                if (!day.serviceDate().isBefore(first) && isOver(day) && !learnt.contains(day)) {
                    over.add(day);
                }
            }
        }
        over.sort(Comparator.comparing(DepotDay::serviceDate).thenComparing(DepotDay::depotId));
        for (DepotDay day : over) {
            List<RoundChanged> driven = driven(store, day);
            // Read whole before it is learnt from: a store that goes away half-way leaves no day half learnt.
            driven.forEach(this::learn);
            learnt.add(day);
            rounds += driven.size();
            habits = diary.toHabits();
        }
    }

    private boolean isOver(DepotDay day) {
        return new ServiceDay(day.serviceDate(), ZoneId.of(day.timeZone())).toMs() <= clock.millis();
    }

    private List<RoundChanged> driven(Store store, DepotDay day)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<RoundChanged> driven = new ArrayList<>();
        for (BoardRow row : await(store.board().list(day.depotId(), day.serviceDate()))) {
            Optional<ByteBuffer> snapshot = await(store.rounds().find(row.roundId()));
            if (snapshot.isPresent()) {
                read(row.roundId(), snapshot.get(), driven);
            }
        }
        driven.sort(Comparator.comparing(RoundChanged::getRoundId));
        return driven;
    }

    private void read(String round, ByteBuffer snapshot, List<RoundChanged> into) {
        byte[] bytes = new byte[snapshot.remaining()];
        snapshot.get(bytes);
        try {
            RoundChanged changed = codec.decode(bytes, RoundChanged.class);
            if (changed.getStatus() == RoundStatus.ENDED && !changed.getStops().isEmpty()) {
                into.add(changed);
            }
        } catch (UnreadableEvent e) {
            LOG.warn("round {} is not learnt from: {}", round, e.getMessage());
        }
    }

    private void learn(RoundChanged round) {
        DrivenRound.fill(round, progress);
        diary.learn(progress);
    }

    private static <T> T await(CompletionStage<T> stage)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
