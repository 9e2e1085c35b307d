package fr.creneau.cli.bench;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./creneau bench ingest}: durable positions a second, from the vans' requests to rows that can be read. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Positions a second, acknowledged and readable, with streams and store on; all on this machine.")
public final class IngestBench implements Callable<Integer> {
    private static final int PLANS_A_POST = 100;

    /** One request in so many is looked for in the store. */
    private static final int REQUESTS_A_PROBE = 200;

    /** At five nobody is told anything yet: the bench is of vans on their way, not of the minute in which all leave. */
    private static final int EARLY = 5;

    /** A morning's departures are written when the consumers are no further behind than events under way. */
    private static final int CAUGHT_UP = 5_000;

    /** A reading of the store costs what a writing does: looked for rarely, and so told up to this much too late. */
    private static final int PROBE_EVERY_MS = 50;

    /** The warm-up offers a quarter of the rate: the virtual machines' compilers want the cores, too. */
    private static final int WARM_UP_SHARE = 4;

    /** Its end offers all of it. */
    private static final int FULL_BEFORE_S = 30;

    private static final int SECONDS_BETWEEN_STOPS = 120;

    @Option(names = "--vans", defaultValue = "4500", paramLabel = "N", description = "Default ${DEFAULT-VALUE}.")
    private int vans;

    @Option(
            names = "--stops",
            defaultValue = "100",
            paramLabel = "N",
            description = "Of each round (default ${DEFAULT-VALUE}).")
    private int stops;

    @Option(
            names = "--fixes",
            defaultValue = "10",
            paramLabel = "N",
            description = "In each request (default ${DEFAULT-VALUE}).")
    private int fixes;

    @Option(
            names = "--rate",
            defaultValue = "21000",
            paramLabel = "N",
            description =
                    "Positions a second that are offered, whether or not they are taken (default ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            paramLabel = "N",
            description = "Measured, after a warm-up (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "120",
            paramLabel = "N",
            description = "At least so many seconds before, at a quarter of the rate (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--connections", defaultValue = "96", paramLabel = "N", description = "Default ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where the report goes; standard output where not given.")
    private @Nullable Path json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The rounds of a day live in the server: 4,500 of a hundred stops want some 700 MB, and the collector as much again. */
    private static final int SERVER_HEAP_MB = 3072;

    private final LongAdder acked = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder allAcked = new LongAdder();
    private final Percentiles readable = new Percentiles();
    private final BlockingQueue<Probe> probes = new ArrayBlockingQueue<>(4096);
    private volatile boolean measuring;
    private volatile boolean full;
    private volatile int awaitedNow;
    private volatile boolean over;

    /** A van's newest fix, sent at a moment of the machine's monotonic clock. */
    private record Probe(String van, Instant fix, long sentNanos) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Report report = new Report("bench ingest");
        BenchStack stack = BenchStack.start(err, List.of(), List.of("--server-heap=" + SERVER_HEAP_MB));
        try {
            Fleet fleet = new Fleet(
                    vans,
                    stops,
                    SECONDS_BETWEEN_STOPS,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    Fleet.zoneWhereItIs(EARLY, Instant.now()));
            List<String> keys = stack.deviceKeys(
                    IntStream.range(0, vans).mapToObj(Fleet::van).toList());
            plan(stack, fleet, err);
            measure(stack, fleet, keys, report, err);
        } finally {
            long bytes = stack.closeAndMeasure("tracks_by_van_hour");
            report.put("bytes_per_position", Math.round(10.0 * bytes / Math.max(1, allAcked.sum())) / 10.0);
            stack.delete();
        }
        report.note(
                "Generator, server and engines on the same cores; bytes_per_position after a flush, before compaction.");
        report.note("The server's heap: %d MB.".formatted(SERVER_HEAP_MB));
        report.note("Rounds are under way, and it is night by their clocks: recipients are told nothing.");
        report.write(json);
        return Main.OK;
    }

    private void plan(BenchStack stack, Fleet fleet, PrintWriter err) throws IOException, InterruptedException {
        String key = stack.plannerKey();
        for (int from = 0; from < vans; from += PLANS_A_POST) {
            stack.post(
                    "/api/v1/rounds",
                    key,
                    IntStream.range(from, Math.min(vans, from + PLANS_A_POST))
                            .mapToObj(fleet::plan)
                            .toList());
        }
        err.println("Planned %d rounds of %d stops; waiting until their writers know them …".formatted(vans, stops));
        err.flush();
        for (int number = 0; number < vans; number++) {
            while (stack.store()
                    .rounds()
                    .find(Fleet.round(number))
                    .toCompletableFuture()
                    .join()
                    .isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private void measure(BenchStack stack, Fleet fleet, List<String> keys, Report report, PrintWriter err)
            throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int sender = 0; sender < connections; sender++) {
            int first = sender;
            threads.add(new Thread(() -> send(stack.port(), fleet, keys, first), "bench-sender-" + sender));
        }
        threads.add(new Thread(() -> probe(stack), "bench-prober"));
        threads.forEach(thread -> thread.setDaemon(true));
        threads.forEach(Thread::start);
        err.println("All rounds leave; warming up for %d s …".formatted(warmUp));
        err.flush();
        TimeUnit.SECONDS.sleep(warmUp);
        while (stack.behind() > CAUGHT_UP) {
            TimeUnit.SECONDS.sleep(1);
        }
        full = true;
        err.println("The whole rate, %d s before measuring …".formatted(FULL_BEFORE_S));
        err.flush();
        TimeUnit.SECONDS.sleep(FULL_BEFORE_S);
        err.println("Measuring for %d s …".formatted(seconds));
        err.flush();

        long server = stack.process("Server").pid();
        double generatorBefore = CpuTime.ofThisProcess();
        double serverBefore = CpuTime.of(server);
        double cassandraBefore = CpuTime.of(stack.process("Cassandra").pid());
        double kafkaBefore = CpuTime.of(stack.process("Kafka").pid());
        report.put("behind_at_start", stack.behind());
        double streamedBefore = stack.metric("creneau_streams_fixes_total");
        long startedNanos = System.nanoTime();
        measuring = true;
        for (int second = 1; second <= seconds; second++) {
            TimeUnit.SECONDS.sleep(1);
            if (second % 10 == 0) {
                err.println("%3d s  %,d positions acknowledged".formatted(second, acked.sum()));
                err.flush();
            }
        }
        measuring = false;
        double elapsed = (System.nanoTime() - startedNanos) / 1e9;
        report.put("positions_acked", acked.sum());
        report.put("positions_per_s", Math.round(acked.sum() / elapsed));
        report.put("positions_refused", refused.sum());
        report.put(
                "positions_streamed_per_s",
                Math.round((stack.metric("creneau_streams_fixes_total") - streamedBefore) / elapsed));
        report.put("behind_at_end", stack.behind());
        report.put("generator_cpu_s", CpuTime.ofThisProcess() - generatorBefore);
        report.put("server_cpu_s", CpuTime.of(server) - serverBefore);
        report.put("cassandra_cpu_s", CpuTime.of(stack.process("Cassandra").pid()) - cassandraBefore);
        report.put("kafka_cpu_s", CpuTime.of(stack.process("Kafka").pid()) - kafkaBefore);
        over = true;
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        }
        report.put("readable_ms", readable.toReport());
        report.put("readable_samples", readable.count());
        report.put("readable_never_seen", probes.size() + awaitedNow);
        report.put(
                "offered",
                Map.of(
                        "positions_per_s", rate,
                        "connections", connections,
                        "vans", vans,
                        "fixes_per_request", fixes,
                        "stops", stops));
    }

    /** One connection: its share of the vans in turn, at its share of the rate, whether or not the answers keep up. */
    private void send(int port, Fleet fleet, List<String> keys, int first) {
        byte[] body = new byte[256 * (fixes + 1)];
        long stepMs = Math.max(1, 1000L * vans / rate);
        double secondsBetween = (double) fixes * connections / rate;
        double due = System.nanoTime() + first * secondsBetween / connections * 1e9;
        // Each connection at another moment: together they look at the store all the time.
        long probeTurn = (long) first * REQUESTS_A_PROBE / connections;
        Instant[] next = new Instant[vans];
        try (HttpConnection connection = new HttpConnection(port, "/api/v1/positions", "application/json")) {
            int van = first;
            for (long request = 0; !over; request++) {
                due += secondsBetween * 1e9 * (full ? 1 : WARM_UP_SHARE);
                long wait = (long) due - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                Instant newest = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                Instant from = next[van] == null ? newest.minusMillis(stepMs * fixes) : next[van];
                long step = Math.max(1, (newest.toEpochMilli() - from.toEpochMilli()) / fixes);
                int length = fleet.fixes(van, from.plusMillis(step), step, fixes, body);
                Instant last = from.plusMillis(step * fixes);
                boolean measured = measuring;
                long sentNanos = System.nanoTime();
                if (post(connection, keys.get(van), body, length, measured)) {
                    next[van] = last;
                    if (measured && (request + probeTurn) % REQUESTS_A_PROBE == 0) {
                        probes.offer(new Probe(Fleet.van(van), last, sentNanos));
                    }
                }
                van = van + connections < vans ? van + connections : first;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean post(HttpConnection connection, String key, byte[] body, int length, boolean measured) {
        try {
            if (connection.post(key, body, length) == 200) {
                allAcked.add(fixes);
                if (measured) {
                    acked.add(fixes);
                }
                return true;
            }
        } catch (IOException e) {
            // Counted as refused: the next request opens a new connection.
        }
        if (measured) {
            refused.add(fixes);
        }
        return false;
    }

    /** Looks for all fixes that are awaited, again and again, until each is there. */
    private void probe(BenchStack stack) {
        List<Probe> awaited = new ArrayList<>();
        try {
            while (!over || !awaited.isEmpty()) {
                probes.drainTo(awaited);
                List<CompletableFuture<Boolean>> found = awaited.stream()
                        .map(probe -> stack.store()
                                .tracks()
                                .listBetween(
                                        probe.van(), probe.fix(), probe.fix().plusMillis(1))
                                .thenApply(fixes -> !fixes.isEmpty())
                                .toCompletableFuture())
                        .toList();
                for (int i = awaited.size() - 1; i >= 0; i--) {
                    if (found.get(i).join()) {
                        readable.add((System.nanoTime() - awaited.remove(i).sentNanos()) / 1_000_000);
                    }
                }
                awaitedNow = awaited.size();
                TimeUnit.MILLISECONDS.sleep(PROBE_EVERY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
