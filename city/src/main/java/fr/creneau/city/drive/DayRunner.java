package fr.creneau.city.drive;

import fr.creneau.city.day.DayMessage;
import fr.creneau.city.day.DayMessage.ParcelAnnounced;
import fr.creneau.city.day.DayMessage.ParcelScanned;
import fr.creneau.city.day.DayMessage.RoundIssued;
import fr.creneau.city.day.DayRound;
import fr.creneau.city.day.DeliveryDay;
import fr.creneau.core.time.DomainClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of a day at their time. What is overdue, at the start or after the product was away, goes at once
 * and in order; a sender's messages never overtake one another; a request that found no open door is sent again, the same
 * to the byte, until one answers. One run at a time; {@link #stop} and {@link #counts} may be called by any thread.
 */
public final class DayRunner {
    private static final int LANES = 6;

    /** Requests that may wait in a lane; then the runner waits, and catches up later. */
    private static final int LANE_CAPACITY = 64;

    private static final int MOST_AT_ONCE = 2_000;
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(200);
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 5_000;
    private static final Envelope END = new Envelope(Door.SCANS, "", List.of());

    private final DeliveryDay day;
    private final DomainClock clock;
    private final DoorClient doors;
    private final Set<String> phones;
    private final Tally tally = new Tally();
    private final List<BlockingQueue<Envelope>> lanes = new ArrayList<>(LANES);
    private final CountDownLatch overdueSent = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile @Nullable RuntimeException defect;

    /** @param base the product's address, as {@code http://127.0.0.1:8080} */
    public DayRunner(DeliveryDay day, DomainClock clock, URI base, DoorKeys keys) {
        this.day = day;
        this.clock = clock;
        this.doors = new DoorClient(base, keys, new MessageJson(day));
        this.phones = day.rounds().stream()
                .filter(DayRound::byPhone)
                .map(DayRound::vanId)
                .collect(Collectors.toSet());
        for (int i = 0; i < LANES; i++) {
            lanes.add(new ArrayBlockingQueue<>(LANE_CAPACITY));
        }
    }

    /**
     * Sends the day to its end, or until {@link #stop}.
     *
     * @param fixEverySeconds between two positions of a van, domain seconds, 1 to 600
     * @param progress told the counts about once a second, on the calling thread
     * @return the counts at the end, when all that was sent has been answered
     * @throws InterruptedException when the calling thread is; nothing more is sent then
     */
    public RunCounts run(int fixEverySeconds, Consumer<RunCounts> progress) throws InterruptedException {
        List<DayMessage> messages = day.messages(fixEverySeconds);
        List<Thread> workers = startLanes();
        Instant start = clock.instant();
        long overdue = messages.stream()
                .filter(message -> !message.sendAt().isAfter(start))
                .count();
        try {
            int next = 0;
            long toldAt = System.nanoTime();
            while (next < messages.size() && !stopped) {
                int due = dueFrom(messages, next);
                for (Envelope envelope : envelopes(messages.subList(next, due))) {
                    put(envelope);
                }
                next = due;
                if (tally.counts().sent() >= overdue) {
                    overdueSent.countDown();
                }
                if (System.nanoTime() - toldAt > TimeUnit.SECONDS.toNanos(1)) {
                    progress.accept(counts());
                    toldAt = System.nanoTime();
                }
                if (next < messages.size()) {
                    sleepUntil(messages.get(next).sendAt());
                }
            }
            finish(workers);
            RuntimeException found = defect;
            if (found != null) {
                throw new IllegalStateException("a message could not be made into a request", found);
            }
            return counts();
        } finally {
            stopped = true;
            overdueSent.countDown();
            workers.forEach(Thread::interrupt);
        }
    }

    /** Waits until all that was overdue when the run began has been answered, or the run has ended. */
    public void awaitOverdue() throws InterruptedException {
        overdueSent.await();
    }

    /** Ends a run soon; messages that wait are not sent. */
    public void stop() {
        stopped = true;
    }

    public RunCounts counts() {
        return tally.counts();
    }

    /** The index after the last message that is due now, or a bounded number further. */
    private int dueFrom(List<DayMessage> messages, int from) {
        Instant now = clock.instant();
        int due = from;
        while (due < messages.size()
                && due - from < MOST_AT_ONCE
                && !messages.get(due).sendAt().isAfter(now)) {
            due++;
        }
        return due;
    }

    private void sleepUntil(Instant domainTime) throws InterruptedException {
        Duration domain = Duration.between(clock.instant(), domainTime);
        long millis = (long) Math.ceil(domain.toMillis() / clock.speed());
        if (millis > 0) {
            Thread.sleep(Math.min(millis, LONGEST_SLEEP.toMillis()));
        }
    }

    /** Due messages by sender and door, each sender's in order. */
    private List<Envelope> envelopes(List<DayMessage> due) {
        Map<String, List<DayMessage>> open = new LinkedHashMap<>();
        List<Envelope> closed = new ArrayList<>();
        for (DayMessage message : due) {
            Door door = doorOf(message);
            List<DayMessage> together = open.computeIfAbsent(door + message.sender(), key -> new ArrayList<>());
            together.add(message);
            if (together.size() == door.mostMessages()) {
                closed.add(new Envelope(door, message.sender(), together));
                together.clear();
            }
        }
        open.values().stream()
                .filter(together -> !together.isEmpty())
                .forEach(together -> closed.add(
                        new Envelope(doorOf(together.get(0)), together.get(0).sender(), together)));
        return closed;
    }

    private Door doorOf(DayMessage message) {
        if (message instanceof ParcelScanned) {
            return Door.SCANS;
        } else if (message instanceof ParcelAnnounced) {
            return Door.PARCELS;
        } else if (message instanceof RoundIssued) {
            return Door.ROUNDS;
        }
        return phones.contains(message.sender()) ? Door.OSMAND : Door.POSITIONS;
    }

    private void put(Envelope envelope) throws InterruptedException {
        BlockingQueue<Envelope> lane = lanes.get(Math.floorMod(envelope.sender().hashCode(), LANES));
        while (!stopped && !lane.offer(envelope, 100, TimeUnit.MILLISECONDS)) {
            // the lane is full: wait, or end when asked to
        }
    }

    private List<Thread> startLanes() {
        List<Thread> workers = new ArrayList<>(LANES);
        for (BlockingQueue<Envelope> lane : lanes) {
            Thread worker = new Thread(() -> work(lane), "city-lane-" + workers.size());
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
        return workers;
    }

    /** Lets the lanes run dry. */
    private void finish(List<Thread> workers) throws InterruptedException {
        for (BlockingQueue<Envelope> lane : lanes) {
            while (!stopped && !lane.offer(END, 100, TimeUnit.MILLISECONDS)) {
                // still full
            }
        }
        for (Thread worker : workers) {
            while (!stopped && worker.isAlive()) {
                worker.join(100);
            }
        }
    }

    private void work(BlockingQueue<Envelope> lane) {
        try {
            for (Envelope envelope = lane.take(); envelope != END && !stopped; envelope = lane.take()) {
                deliver(envelope);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run has ended
        } catch (RuntimeException e) {
            defect = e;
            stopped = true;
        }
    }

    private void deliver(Envelope envelope) throws InterruptedException {
        long wait = FIRST_WAIT_MILLIS;
        while (!stopped) {
            DoorClient.Answer answer = doors.send(envelope);
            if (answer instanceof DoorClient.Answer.NotNow notNow) {
                tally.retried();
                Thread.sleep(Math.max(wait, notNow.askedFor().toMillis()));
                wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
                continue;
            }
            tally.answered(envelope.messages(), clock.instant());
            if (answer instanceof DoorClient.Answer.Refused refused) {
                tally.refused(envelope.messages().size(), refused.why());
            } else if (answer instanceof DoorClient.Answer.Taken taken && taken.refused() > 0) {
                tally.refused(taken.refused(), "%s took a part: %s".formatted(envelope.door(), taken.body()));
            }
            return;
        }
    }
}
