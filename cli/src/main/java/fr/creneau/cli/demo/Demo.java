package fr.creneau.cli.demo;

import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.drive.DayRunner;
import fr.creneau.city.drive.RunCounts;
import fr.creneau.city.tiles.TileExport;
import fr.creneau.city.town.Town;
import fr.creneau.cli.Home;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.cli.up.Stack;
import fr.creneau.cli.up.StackOptions;
import fr.creneau.core.time.DomainClock;
import fr.creneau.engines.DataFolder;
import fr.creneau.engines.ProcessStatus;
import fr.creneau.engines.Supervisor;
import fr.creneau.server.security.Secrets;
import fr.creneau.store.Store;
import fr.creneau.store.StoreConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run of the demo: town, engines, server, simulated day; then it waits to be told to end. */
final class Demo {
    /** The clock starts so long before the first van leaves, once all that came before was sent, as overdue. */
    private static final Duration BEFORE_DEPARTURE = Duration.ofMinutes(8);

    private static final int FIX_EVERY_SECONDS = 10;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final DemoOptions options;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Report report = new Report("demo");
    private final long startedNanos = System.nanoTime();
    private final Set<String> said = new HashSet<>();

    Demo(DemoOptions options, PrintWriter out, PrintWriter err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /** Runs until told, or for the time that a headless demo was given. */
    void run(CountDownLatch told) throws InterruptedException, IOException {
        Path folder = options.folder();
        try (DataFolder data = DataFolder.open(folder)) {
            Optional<DemoMemory> before = DemoMemory.read(folder);
            Path osm = osm(before);
            try (Town town = Town.load(osm, Optional.ofNullable(options.addresses), cacheOf(osm), this::say)) {
                DeliveryDay day = day(town, before);
                DemoMemory memory = before.orElseGet(() -> fresh(day, osm));
                Path tiles = folder.resolve("town");
                TileExport.write(town, tiles, this::say);
                serve(data, day, memory, tiles, told);
            }
        }
    }

    private void serve(DataFolder data, DeliveryDay day, DemoMemory memory, Path tiles, CountDownLatch told)
            throws InterruptedException, IOException {
        String url = "http://127.0.0.1:" + options.port;
        DemoServer server = new DemoServer(data.root(), resumeAt(day, memory), options.speed, tiles, url);
        Stack stack = Stack.of(StackOptions.ofDemo(data.root(), options.port, server.words()), data);
        // The keys are made while the server starts: it is the one that is waited for.
        CompletableFuture<Void> engines = new CompletableFuture<>();
        CompletableFuture<Store> opening = engines.thenApplyAsync(ready -> openWithKeys(stack.cassandra(), memory));
        try (Supervisor supervisor = Supervisor.start(stack.stages(), processes -> sayNews(processes, engines));
                Store store = opening.join()) {
            memory.write(data.root());
            double readyS = seconds();
            DomainClock clock = server.clock();
            DayRunner runner = new DayRunner(day, clock, URI.create(url), DemoKeys.doors(memory));
            Thread driving = new Thread(() -> drive(runner), "demo-day");
            driving.setDaemon(true);
            driving.start();
            DemoWatch watch = new DemoWatch(url, day, store, startedNanos);
            List<DemoLinks.Link> links = new DemoLinks(day, store.links(), url).listAt(clock.instant());
            tell(links, memory, clock, day, url);
            runner.awaitOverdue();
            server.startClock();
            CompletableFuture<Void> looking = links.isEmpty()
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.runAsync(() ->
                            watch.awaitFirstEta(links.get(links.size() - 1).url(), told));
            boolean asked =
                    told.await(options.headless ? options.duration.toMillis() : Long.MAX_VALUE, TimeUnit.MILLISECONDS);
            told.countDown();
            looking.join();
            runner.stop();
            memory.reached(clock.instant().toString()).write(data.root());
            if (options.report != null) {
                watch.fill(report, readyS, runner.counts(), supervisor.status());
                report.write(options.report);
            }
            say(asked ? "Ending" : "The time is over; ending");
        }
        say("The data stay in %s; `./creneau demo` goes on from here.".formatted(data.root()));
    }

    private static void drive(DayRunner runner) {
        try {
            runner.run(FIX_EVERY_SECONDS, RunCounts::sent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Store openWithKeys(String cassandra, DemoMemory memory) {
        int colon = cassandra.lastIndexOf(':');
        Store store = Store.open(StoreConfig.oneNode(
                new InetSocketAddress(cassandra.substring(0, colon), Integer.parseInt(cassandra.substring(colon + 1))),
                DemoServer.KEYSPACE));
        DemoKeys.makeKnown(memory, store, Instant.parse(memory.reached()));
        return store;
    }

    private Path osm(Optional<DemoMemory> before) {
        Path asked = options.osm;
        Path osm = asked != null
                ? asked
                : before.map(memory -> Path.of(memory.osm()))
                        .orElse(Home.path().resolve("city/target/osm/monaco-latest.osm.pbf"));
        if (!Files.isRegularFile(osm)) {
            throw new UserError(
                    "There is no map " + osm + ".",
                    "give another with --osm FILE, or build again: mvn -pl city compile.");
        }
        return osm.toAbsolutePath().normalize();
    }

    /** Streets are imported once for each extract, whatever data are wiped. */
    private static Path cacheOf(Path osm) {
        return Home.path()
                .resolve("data")
                .resolve("streets")
                .resolve(osm.getFileName().toString());
    }

    private DeliveryDay day(Town town, Optional<DemoMemory> before) {
        LocalDate today = LocalDate.now(town.zone());
        LocalDate date = before.map(memory -> LocalDate.parse(memory.date()))
                .orElseGet(() -> options.date != null ? options.date : workingDayBefore(today));
        if (!date.isBefore(today)) {
            throw new UserError(
                    "--date %s: expected a day in the past.".formatted(date),
                    "use %s.".formatted(workingDayBefore(today)));
        }
        if (date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            throw new UserError(
                    "--date %s is a Sunday, and no van leaves.".formatted(date),
                    "use %s.".formatted(date.minusDays(1)));
        }
        say("Planning " + date);
        return DeliveryDay.plan(
                town,
                date,
                before.map(DemoMemory::rounds).orElse(options.rounds),
                before.map(DemoMemory::seed).orElse(options.seed));
    }

    private static LocalDate workingDayBefore(LocalDate today) {
        LocalDate before = today.minusDays(1);
        return before.getDayOfWeek() == DayOfWeek.SUNDAY ? before.minusDays(1) : before;
    }

    private DemoMemory fresh(DeliveryDay day, Path osm) {
        return new DemoMemory(
                day.date().toString(),
                options.seed,
                options.rounds,
                osm.toString(),
                day.firstDeparture().minus(BEFORE_DEPARTURE).toString(),
                Secrets.newKey().substring(0, 12),
                Secrets.newKey(),
                Secrets.newKey(),
                DemoKeys.ofDevices(day));
    }

    /** Where the clock goes on. */
    private Instant resumeAt(DeliveryDay day, DemoMemory memory) {
        Instant reached = Instant.parse(memory.reached());
        if (reached.isAfter(day.lastReturn())) {
            say("That day is over; its pages remain. `./creneau demo --wipe` starts another.");
        }
        return reached;
    }

    private void tell(List<DemoLinks.Link> links, DemoMemory memory, DomainClock clock, DeliveryDay day, String url) {
        ZoneId zone = day.town().zone();
        out.println();
        out.printf(
                "%s on %s, %s by its clocks, which go %.0f times as fast as yours.%n",
                day.town().name(), day.date(), HOUR.format(clock.instant().atZone(zone)), options.speed);
        out.println();
        for (DemoLinks.Link link : links) {
            out.printf("  %-28s %s%n", link.what(), link.url());
        }
        out.printf(
                "  %-28s %s/ops   name %s, password %s%n",
                "the dispatcher", url, DemoMemory.DISPATCHER, memory.password());
        out.printf("  %-28s %s/outbox%n", "messages, as phones show them", url);
        out.printf("  %-28s %s/docs%n", "the API", url);
        out.println();
        out.println("Map data © OpenStreetMap contributors (ODbL). The day is simulated. Ctrl-C ends it.");
        out.flush();
    }

    private double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    private synchronized void say(String sentence) {
        err.printf("%6.1f s  %s%n", seconds(), sentence);
        err.flush();
    }

    /** @param engines told once all but the server, which is the last, are ready */
    private void sayNews(List<ProcessStatus> processes, CompletableFuture<Void> engines) {
        for (ProcessStatus process : processes) {
            String news =
                    "%s %s".formatted(process.name(), process.state().name().toLowerCase(Locale.ROOT));
            if (process.state() != ProcessStatus.State.WAITING && said.add(news + process.restarts())) {
                say(news);
            }
        }
        if (processes.subList(0, processes.size() - 1).stream()
                .allMatch(engine -> engine.state() == ProcessStatus.State.READY)) {
            engines.complete(null);
        }
    }
}
