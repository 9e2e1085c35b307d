package fr.creneau.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.cli.Home;
import fr.creneau.cli.bench.Waited.Request;
import fr.creneau.engines.CassandraNode;
import fr.creneau.engines.CassandraRing;
import fr.creneau.engines.DataFolder;
import fr.creneau.server.security.Guard;
import fr.creneau.server.security.Registrar;
import fr.creneau.server.security.Secrets;
import fr.creneau.store.StaffStore.Session;
import fr.creneau.store.Store;
import fr.creneau.store.StoreConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ring of three loses a node while vans report, recipients and a dispatcher look and staff log out: first one that is
 * killed, the very node that the server connected to first, then one that vanishes without a word. With three copies and
 * LOCAL_QUORUM the other two know everything, so nothing may be lost, refused, or late.
 */
@Tag("long")
class RingTest {
    /**
     * The longest that anybody may wait. Tests here do not time things; this is not a speed but a promise of the product:
     * after some two seconds people reload the page and devices send again, and the load doubles when it can least be
     * borne. It is also far under the some 10 s after which the nodes themselves agree that one of them is gone, so it
     * cannot be kept by waiting for that.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** Longer than the ring needs to find out by gossip: before, during and after are all under load. */
    private static final Duration WITHOUT_A_NODE = Duration.ofSeconds(30);

    /** What is as slow before the loss is not the ring's fault. */
    private static final Duration BEFORE = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int NODE_HEAP_MB = 700;
    private static final int VANS = 40;
    private static final int STOPS = 10;
    private static final int EVENTS_PER_SECOND = 500;
    private static final int SENDERS = 8;

    private final DataFolder data;
    private final TestReporter reporter;
    private final PrintWriter err = new PrintWriter(System.err, true);
    private final MailSink mails = MailSink.start();
    private final CassandraRing ring;
    private final BenchStack stack;

    RingTest(@TempDir Path folder, TestReporter reporter) {
        this.reporter = reporter;
        data = DataFolder.open(folder);
        ring = CassandraRing.start(Home.path(), data, 3, NODE_HEAP_MB);
        stack = BenchStack.start(
                err,
                List.of("--smtp=" + mails.address(), "--show-outbox"),
                List.of("--cassandra=" + addresses(), "--replication=3", "--consistency=LOCAL_QUORUM"));
    }

    @AfterEach
    void end() throws IOException {
        stack.close();
        stack.delete();
        ring.close();
        mails.close();
        data.close();
    }

    private String addresses() {
        return ring.contactPoints().stream()
                .map(node -> node.getHostString() + ":" + node.getPort())
                .collect(Collectors.joining(","));
    }

    @Test
    @Timeout(900)
    void aRingThatLosesANodeLosesNothingAndNobodyWaits() throws IOException, InterruptedException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Fleet fleet = new Fleet(VANS, STOPS, 8, now.plusSeconds(20), FaultsBench.noonNow(now));
        List<String> keys =
                stack.deviceKeys(IntStream.range(0, VANS).mapToObj(Fleet::van).toList());
        plan(fleet);
        new Registrar(stack.store(), Clock.systemUTC()).saveStaff("dora", "a long password", Set.of("dispatcher"));

        FaultsLoad first = new FaultsLoad(fleet, stack.port(), keys, EVENTS_PER_SECOND);
        first.start(SENDERS);
        await("some recipients have their links", () -> !links(fleet).isEmpty());
        List<String> links = links(fleet);
        PublicReaders people = new PublicReaders(fleet, stack.port(), sessions(100), links);
        people.start();
        TimeUnit.SECONDS.sleep(BEFORE.toSeconds());
        // Killed while windows are being told: messages are claimed by light-weight transactions at that moment.
        long killedNanos = System.nanoTime();
        ring.node(1).process().kill();
        TimeUnit.SECONDS.sleep(WITHOUT_A_NODE.toSeconds());
        first.finish();
        people.stop();
        assertNobodyWaited("killed", killedNanos, first, people);
        assertNothingLost(fleet, first);
        await("every window that was told is in its recipient's mail", () -> mails.messages() == tellings(fleet));
        assertThat(mails.doubled()).isZero();

        await("the others keep hints", () -> hints(2) + hints(3) > 0);
        ring.startAgain(1);
        await("the hints have been handed over", () -> hints(2) + hints(3) == 0);

        FaultsLoad second = new FaultsLoad(fleet, stack.port(), keys, EVENTS_PER_SECOND);
        PublicReaders again = new PublicReaders(fleet, stack.port(), sessions(100), links);
        second.start(SENDERS);
        again.start();
        TimeUnit.SECONDS.sleep(BEFORE.toSeconds());
        long vanishedNanos = System.nanoTime();
        FaultsBench.signal("STOP", ring.node(2).process().pid());
        TimeUnit.SECONDS.sleep(WITHOUT_A_NODE.toSeconds());
        second.finish();
        again.stop();
        assertNobodyWaited("vanished", vanishedNanos, second, again);
        assertNothingLost(fleet, second);
        FaultsBench.signal("CONT", ring.node(2).process().pid());

        // Alone, the node that came back can answer only from its own disk.
        ring.node(2).close();
        ring.node(3).close();
        try (Store alone = Store.open(new StoreConfig(
                List.of(ring.node(1).contactPoint()),
                CassandraNode.localDatacenter(),
                "creneau",
                "3",
                "ONE",
                Duration.ofSeconds(5)))) {
            assertThat(new Accounts(fleet, first, alone).missing()).isZero();
        }
    }

    /** What the recipients were sent. */
    private List<String> links(Fleet fleet) {
        HttpRequest question = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + stack.port() + "/api/ops/outbox?date=" + fleet.serviceDate()))
                .header("Cookie", Guard.COOKIE + "=" + sessions(1).get(0))
                .build();
        String messages = HttpClient.newHttpClient()
                .sendAsync(question, HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
        return Pattern.compile("/t/[A-Za-z0-9_-]{22}")
                .matcher(messages)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /** Dispatchers who are logged in, each by a cookie. */
    private List<String> sessions(int count) {
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String cookie = Secrets.newKey();
            cookies.add(cookie);
            stack.store()
                    .staff()
                    .addSession(
                            Secrets.hash(cookie),
                            new Session(
                                    "dora", Set.of("dispatcher"), Instant.now().plus(Duration.ofHours(1))),
                            Duration.ofHours(1))
                    .toCompletableFuture()
                    .join();
        }
        return cookies;
    }

    private void plan(Fleet fleet) throws IOException {
        String shipper = stack.shipperKey();
        String planner = stack.plannerKey();
        for (int van = 0; van < VANS; van++) {
            int number = van;
            stack.post(
                    "/api/v1/parcels",
                    shipper,
                    IntStream.range(0, STOPS)
                            .mapToObj(stop -> fleet.announcement(number, stop))
                            .toList());
            stack.post("/api/v1/rounds", planner, List.of(fleet.plan(van)));
        }
    }

    private void assertNobodyWaited(String loss, long lostNanos, FaultsLoad load, PublicReaders people) {
        List<Request> all = new ArrayList<>(load.waited().requests());
        all.addAll(people.waited().requests());
        String slowest = "%,d requests; the slowest before the loss: %s; after it: %s"
                .formatted(
                        all.size(),
                        slowest(all.stream().filter(request -> request.sentNanos() < lostNanos)),
                        slowest(all.stream().filter(request -> request.sentNanos() >= lostNanos)));
        reporter.publishEntry(loss, slowest);
        assertThat(all).filteredOn(request -> request.status() / 100 != 2).isEmpty();
        assertThat(all)
                .as("%s. Where it is as slow before, the machine is too busy to tell", slowest)
                .filteredOn(request -> request.tookNanos() > LONGEST_WAIT.toNanos())
                .isEmpty();
    }

    private static List<Request> slowest(Stream<Request> requests) {
        return requests.sorted(Comparator.comparingLong(Request::tookNanos).reversed())
                .limit(5)
                .toList();
    }

    private void assertNothingLost(Fleet fleet, FaultsLoad load) throws IOException, InterruptedException {
        assertThat(load.acked()).isGreaterThan(WITHOUT_A_NODE.toSeconds() * EVENTS_PER_SECOND / 2);
        Accounts accounts = new Accounts(fleet, load, stack.store());
        await("the store has all that was acknowledged", () -> accounts.missing() == 0);
    }

    private int tellings(Fleet fleet) {
        return IntStream.range(0, VANS)
                .mapToObj(fleet::depot)
                .distinct()
                .mapToInt(depot -> stack.store()
                        .windows()
                        .listByDepotDay(depot, fleet.serviceDate())
                        .toCompletableFuture()
                        .join()
                        .size())
                .sum();
    }

    /** Files of hints that a node keeps for others. */
    private long hints(int number) throws IOException {
        try (Stream<Path> files =
                Files.list(ring.node(number).settings().folder().resolve("hints"))) {
            return files.filter(file -> file.toString().endsWith(".hints")).count();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(String what, Condition condition) throws InterruptedException, IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
