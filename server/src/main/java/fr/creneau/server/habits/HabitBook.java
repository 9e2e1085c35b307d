package fr.creneau.server.habits;

import static fr.creneau.server.background.Repeated.await;

import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.habit.HabitDiary;
import fr.creneau.core.eta.habit.Habits;
import fr.creneau.core.round.ServiceDay;
import fr.creneau.core.time.DomainClock;
import fr.creneau.events.EventCodec;
import fr.creneau.events.UnreadableEvent;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.RoundStatus;
import fr.creneau.server.background.Repeated;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns in the background what is habit: from the rounds of the last weeks when it starts, then from each day once it is
 * over. Days are learnt in the order of their dates, and when the oldest is too old, or one comes that belongs before
 * others, all are read again. So a server that has run for weeks knows what one knows that starts now. Thread-safe.
 */
public final class HabitBook implements AutoCloseable {
    /** A day less than rounds are kept: those of the oldest day are still there for a server that starts in the evening. */
    static final int LEARNT_DAYS = 59;

    private static final Logger LOG = LoggerFactory.getLogger(HabitBook.class);
    private static final Duration FASTEST = Duration.ofSeconds(10);

    private final EventCodec codec;
    private final DomainClock clock;
    private final RoundProgress progress = new RoundProgress();
    private HabitDiary diary = new HabitDiary();

    /** The days of the diary, in its order. */
    private final List<DepotDay> learnt = new ArrayList<>();

    private boolean isReadThrough;
    private volatile Habits habits = Habits.none();
    private volatile long rounds;
    private final Repeated learning = new Repeated(
            "habit-book",
            FASTEST,
            LOG,
            "rounds that are over could not be read; habits are older",
            "rounds that are over could not be learnt from; habits are older");

    public HabitBook(EventCodec codec, DomainClock clock) {
        this.codec = codec;
        this.clock = clock;
    }

    /** Begins to learn. */
    public void start(Store store) {
        learning.start(() -> learn(store));
    }

    /** What is known by now; nothing before {@link #start} has read its first day. */
    public Habits habits() {
        return habits;
    }

    /** How many rounds were read for it since the start; one that is read again counts again. */
    public long rounds() {
        return rounds;
    }

    /** Learns from the days that are over and were not learnt from; from all anew where these do not follow on those. */
    void learn(Store store) throws InterruptedException, ExecutionException, TimeoutException {
        List<DepotDay> over = listOver(store);
        if (learnt.size() > over.size() || !over.subList(0, learnt.size()).equals(learnt)) {
            diary = new HabitDiary();
            learnt.clear();
        }
        for (DepotDay day : over.subList(learnt.size(), over.size())) {
            List<RoundChanged> driven = driven(store, day);
            // Read whole before it is learnt from: a store that goes away half-way leaves no day half learnt.
            driven.forEach(this::learn);
            learnt.add(day);
            rounds += driven.size();
            // At the start some days are better than none; later the older habits stand until all days are read again.
            if (!isReadThrough || learnt.size() == over.size()) {
                habits = diary.toHabits();
            }
        }
        isReadThrough = true;
    }

    /** The days to learn from, in their order. */
    private List<DepotDay> listOver(Store store) throws InterruptedException, ExecutionException, TimeoutException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = today.minusDays(LEARNT_DAYS);
        List<DepotDay> over = new ArrayList<>();
        for (int year = first.getYear(); year <= today.getYear(); year++) {
            for (DepotDay day : await(store.board().listDays(year))) {
                if (!day.serviceDate().isBefore(first) && isOver(day)) {
                    over.add(day);
                }
            }
        }
        over.sort(Comparator.comparing(DepotDay::serviceDate).thenComparing(DepotDay::depotId));
        return over;
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
        try {
            RoundChanged changed = codec.decode(snapshot, RoundChanged.class);
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

    @Override
    public void close() {
        learning.close();
    }
}
