package fr.creneau.cli.bench;

import fr.creneau.server.security.Guard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * People at the public API: recipients who open their links, a dispatcher at the board and in parcels' stories, and staff
 * who log out. Whatever they do, they note how long they waited. Nobody logs in: that takes as long as the hash of a
 * password, which is slow on purpose. Thread-safe.
 */
final class PublicReaders {
    /** Longer than anybody may wait, so that a wait is measured and not cut. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Far under the limits of one person and one link. */
    private static final long PAUSE_MS = 120;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Waited waited = new Waited();
    private final List<Thread> threads = new ArrayList<>();
    private final Fleet fleet;
    private final String url;
    private final String dispatcher;
    private final BlockingQueue<String> sessions;
    private final List<String> links;
    private volatile boolean over;

    /**
     * @param sessions of dispatchers; the first works through the day, the others log out one after the other
     * @param links of recipients, {@code /t/…}, at least one
     */
    PublicReaders(Fleet fleet, int port, List<String> sessions, List<String> links) {
        this.links = List.copyOf(links);
        this.fleet = fleet;
        this.url = "http://127.0.0.1:" + port;
        this.sessions = new LinkedBlockingQueue<>(sessions);
        this.dispatcher = this.sessions.remove();
    }

    Waited waited() {
        return waited;
    }

    void start() {
        for (int reader = 0; reader < 2; reader++) {
            Random random = new Random(reader);
            begin("recipient-" + reader, () -> recipient(random));
        }
        Random random = new Random(7);
        begin("dispatcher", () -> dispatcher(random));
        begin("log-out", this::leave);
    }

    void stop() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** What a reader does, again and again. */
    private interface Habit {
        void once() throws IOException, InterruptedException;
    }

    private void begin(String who, Habit habit) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!over) {
                            habit.once();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (IOException e) {
                        throw new IllegalStateException(who + " cannot read the answers", e);
                    }
                },
                who);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    private void recipient(Random random) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        get("recipient's view", "/api" + links.get(random.nextInt(links.size())));
    }

    private void dispatcher(Random random) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        int van = random.nextInt(fleet.vans());
        switch (random.nextInt(3)) {
            case 0 -> get("board", "/api/ops/depots/%s/%s/rounds".formatted(fleet.depot(van), fleet.serviceDate()));
            case 1 -> get("parcel's story", "/api/ops/parcels/" + Fleet.parcel(van, random.nextInt(fleet.stops())));
            default -> get("round", "/api/ops/rounds/" + Fleet.round(van));
        }
    }

    /** A session that nobody has asked for yet is read from the store, and its end is written there. */
    private void leave() throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(10 * PAUSE_MS);
        String mine = sessions.take();
        send("session", request("/api/staff/session").GET(), mine);
        send("log-out", request("/api/staff/session").DELETE(), mine);
    }

    private void get(String what, String path) throws IOException, InterruptedException {
        send(what, request(path), dispatcher);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    }

    private void send(String what, HttpRequest.Builder request, String session)
            throws IOException, InterruptedException {
        long sentNanos = System.nanoTime();
        try {
            HttpResponse<Void> answer = http.send(
                    request.header("Cookie", Guard.COOKIE + "=" + session).build(),
                    HttpResponse.BodyHandlers.discarding());
            waited.note(what, sentNanos, answer.statusCode());
        } catch (IOException e) {
            waited.note(what, sentNanos, Waited.NO_ANSWER);
            throw e;
        }
    }
}
