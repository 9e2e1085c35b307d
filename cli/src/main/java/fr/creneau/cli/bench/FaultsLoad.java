package fr.creneau.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Vans that send fixes and deliver parcels whatever dies, each event again and again, the same, until it is
 * acknowledged; and the ledger of what was. Thread-safe.
 */
final class FaultsLoad {
    private static final int FIXES = 10;
    private static final long RETRY_MS = 200;

    private final Fleet fleet;
    private final int port;
    private final List<String> keys;
    private final int eventsPerSecond;
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder acked = new LongAdder();
    private final LongAdder unavailable = new LongAdder();
    private final Waited waited = new Waited();
    private final AtomicLong lastAckNanos = new AtomicLong(System.nanoTime());
    private final Map<Integer, Set<Long>> fixesByVan = new ConcurrentHashMap<>();
    private final Map<Integer, Set<Integer>> deliveredByVan = new ConcurrentHashMap<>();
    private volatile boolean over;

    FaultsLoad(Fleet fleet, int port, List<String> keys, int eventsPerSecond) {
        this.fleet = fleet;
        this.port = port;
        this.keys = keys;
        this.eventsPerSecond = eventsPerSecond;
    }

    void start(int senders) {
        for (int sender = 0; sender < senders; sender++) {
            int first = sender;
            Thread thread = new Thread(() -> send(first, senders), "faults-sender-" + sender);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Sends nothing new; returns when all that was begun has been acknowledged. */
    void finish() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(90));
        }
    }

    long acked() {
        return acked.sum();
    }

    /** Requests that were answered 503 or not at all. */
    long unavailable() {
        return unavailable.sum();
    }

    /** How long the requests took. */
    Waited waited() {
        return waited;
    }

    /** When an event was last acknowledged, on the monotonic clock. */
    long lastAckNanos() {
        return lastAckNanos.get();
    }

    /** Observed times, in milliseconds, of the van's acknowledged fixes. */
    Set<Long> fixes(int van) {
        return fixesByVan.getOrDefault(van, Set.of());
    }

    /** Stops whose delivery was acknowledged. */
    Set<Integer> delivered(int van) {
        return deliveredByVan.getOrDefault(van, Set.of());
    }

    static String scanId(int van, int stop) {
        return "bench-delivered-" + van + "-" + stop;
    }

    private void send(int first, int senders) {
        double secondsBetween = (double) FIXES * senders / eventsPerSecond;
        byte[] body = new byte[256 * (FIXES + 1)];
        Instant[] last = new Instant[fleet.vans()];
        int[] nextStop = new int[fleet.vans()];
        long startNanos = System.nanoTime();
        try (HttpConnection positions = new HttpConnection(port, "/api/v1/positions", "application/json");
                HttpConnection scans = new HttpConnection(port, "/api/v1/scans", "application/json")) {
            int van = first;
            for (long request = 0; !over; request++) {
                long wait = startNanos + (long) (request * secondsBetween * 1e9) - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                Instant newest = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                Instant from = last[van] == null ? newest.minusMillis(1000) : last[van];
                long step = (newest.toEpochMilli() - from.toEpochMilli()) / FIXES;
                if (step >= 1) {
                    sendFixes(positions, van, from, step, body);
                    last[van] = from.plusMillis(step * FIXES);
                }
                while (nextStop[van] < fleet.stops() && newest.isAfter(fleet.arrival(van, nextStop[van]))) {
                    sendDelivery(scans, van, nextStop[van]++);
                }
                van = van + senders < fleet.vans() ? van + senders : first;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendFixes(HttpConnection connection, int van, Instant from, long step, byte[] body)
            throws InterruptedException {
        int length = fleet.fixes(van, from.plusMillis(step), step, FIXES, body);
        untilAcknowledged(connection, keys.get(van), body, length);
        Set<Long> fixes = fixesByVan.computeIfAbsent(van, key -> ConcurrentHashMap.newKeySet());
        for (int i = 1; i <= FIXES; i++) {
            fixes.add(from.plusMillis(step * i).toEpochMilli());
        }
        acked.add(FIXES);
    }

    private void sendDelivery(HttpConnection connection, int van, int stop) throws InterruptedException {
        byte[] scan = """
                {"event_id":"%s","parcel_id":"%s","scan":"delivered","at":"%s","device_id":"%s"}""".formatted(
                        scanId(van, stop), Fleet.parcel(van, stop), fleet.arrival(van, stop), Fleet.van(van))
                .getBytes(StandardCharsets.UTF_8);
        untilAcknowledged(connection, keys.get(van), scan, scan.length);
        deliveredByVan
                .computeIfAbsent(van, key -> ConcurrentHashMap.newKeySet())
                .add(stop);
        acked.increment();
    }

    private void untilAcknowledged(HttpConnection connection, String key, byte[] body, int length)
            throws InterruptedException {
        while (!acknowledged(connection, key, body, length)) {
            TimeUnit.MILLISECONDS.sleep(RETRY_MS);
        }
        lastAckNanos.accumulateAndGet(System.nanoTime(), Math::max);
    }

    private boolean acknowledged(HttpConnection connection, String key, byte[] body, int length) {
        long sentNanos = System.nanoTime();
        try {
            int status = connection.post(key, body, length);
            waited.note("report", sentNanos, status);
            if (status == 200) {
                return true;
            }
            if (status != 503 && status != 429) {
                throw new IllegalStateException("a good event was answered " + status);
            }
        } catch (IOException e) {
            // Not known whether it was taken: the same again, and the same once.
            waited.note("report", sentNanos, Waited.NO_ANSWER);
        }
        unavailable.increment();
        return false;
    }
}
