package fr.creneau.streams;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.eta.PacedPlan;
import fr.creneau.core.round.TellingRules;
import fr.creneau.engines.EngineSession;
import fr.creneau.events.EventCodec;
import fr.creneau.events.avro.Fix;
import fr.creneau.events.avro.ParcelChanged;
import fr.creneau.events.avro.ParcelScanned;
import fr.creneau.events.avro.ParcelState;
import fr.creneau.events.avro.PlannedStop;
import fr.creneau.events.avro.PositionsReported;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.events.avro.ScanKind;
import fr.creneau.events.avro.StopKind;
import fr.creneau.events.avro.VanAssignment;
import fr.creneau.events.avro.WindowTold;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The streams on a real broker: exactly once, over restarts; poison stops nothing. */
class StreamsAppTest {
    private static final EventCodec CODEC = new EventCodec();
    private static final long NINE = Instant.parse("2026-03-17T08:00:00Z").toEpochMilli();
    private static final Clock TEN = Clock.fixed(Instant.ofEpochMilli(NINE + 3_600_000), ZoneOffset.UTC);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Received> effects = new CopyOnWriteArrayList<>();
    private LogConfig config = LogConfig.single("nowhere:1", "unset");
    private Path folder = Path.of("unset");

    @BeforeEach
    void makeTopics(@TempDir Path temporary) {
        folder = temporary;
        EngineSession engines = EngineSession.shared();
        String prefix = engines.topicPrefix(StreamsAppTest.class) + System.identityHashCode(this) + "-";
        config = new LogConfig(engines.kafka(), prefix, 2, (short) 1, "server-1");
        Topics.create(config, Duration.ofSeconds(30));
        DeadLetters letters = closing(new DeadLetters(config));
        closing(EffectConsumer.inGroup(
                config,
                CODEC,
                letters,
                new EffectConsumer.Subscription("effects-test", List.of(Topic.EFFECTS), 500, 0),
                batch -> {
                    effects.addAll(batch);
                    return CompletableFuture.completedFuture(null);
                }));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T closing(T each) {
        open.add(0, each);
        return each;
    }

    private StreamsApp start() throws InterruptedException {
        StreamsApp app = closing(new StreamsApp(
                StreamsConfiguration.of(config, folder, TellingRules.usual()), CODEC, TEN, PacedPlan::new));
        app.start();
        assertThat(app.awaitReady(Duration.ofSeconds(60))).isTrue();
        return app;
    }

    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        return condition.getAsBoolean();
    }

    private static RoundPlanned plan(String round, int stops) {
        List<PlannedStop> planned = new ArrayList<>();
        for (int i = 0; i < stops; i++) {
            planned.add(new PlannedStop(
                    "S" + i,
                    48.85,
                    2.35 + i * 0.004,
                    StopKind.HOUSE,
                    NINE + 1_800_000 + i * 300_000L,
                    60,
                    List.of(round + "-P" + i)));
        }
        return RoundPlanned.newBuilder()
                .setEventId(round)
                .setRoundId(round)
                .setVersion(1)
                .setIssuedAtMs(NINE - 7_200_000)
                .setReceivedAtMs(NINE - 7_200_000)
                .setDepotId("D1")
                .setServiceDate("2026-03-17")
                .setTimeZone(ZoneId.of("Europe/Paris").getId())
                .setDriver("driver")
                .setDepartureMs(NINE)
                .setVans(List.of(new VanAssignment(round + "-V", NINE - 3_600_000)))
                .setStops(planned)
                .build();
    }

    private static ParcelScanned delivered(String round, int stop) {
        return ParcelScanned.newBuilder()
                .setEventId(round + "-scan-" + stop)
                .setParcelId(round + "-P" + stop)
                .setScan(ScanKind.DELIVERED)
                .setObservedAtMs(NINE + 1_800_000 + stop * 300_000L)
                .setReceivedAtMs(NINE + 1_800_000 + stop * 300_000L)
                .build();
    }

    private static PositionsReported positions(String round, int second) {
        Fix fix = Fix.newBuilder()
                .setObservedAtMs(NINE + 600_000 + second * 1_000L)
                .setLat(48.85)
                .setLon(2.30)
                .build();
        return new PositionsReported(round + "-V", NINE + 600_000 + second * 1_000L, List.of(fix));
    }

    private long count(Class<?> type) {
        return effects.stream().filter(r -> type.isInstance(r.event())).count();
    }

    private long delivered() {
        Map<String, ParcelState> last = new HashMap<>();
        for (Received r : effects) {
            if (r.event() instanceof ParcelChanged changed) {
                last.put(changed.getParcelId(), changed.getState());
            }
        }
        return last.values().stream().filter(s -> s == ParcelState.DELIVERED).count();
    }

    @Test
    void plansScansAndFixesBecomeEffects() throws Exception {
        start();
        EventLog log = closing(new EventLog(config, CODEC));
        log.append(Topic.POSITIONS, "R1-V", positions("R1", 0));
        log.append(Topic.PLANS, "R1", plan("R1", 5));
        log.append(Topic.SCANS, "R1-P0", delivered("R1", 0)).get(10, TimeUnit.SECONDS);
        assertThat(await(() -> delivered() == 1 && count(WindowTold.class) == 4 && count(RoundChanged.class) > 0))
                .isTrue();
    }

    @Test
    void overRestartsNothingIsLostAndNobodyIsToldTwice() throws Exception {
        EventLog log = closing(new EventLog(config, CODEC));
        for (int round = 0; round < 6; round++) {
            log.append(Topic.PLANS, "R" + round, plan("R" + round, 8)).get(10, TimeUnit.SECONDS);
        }
        StreamsApp app = start();
        for (int stop = 0; stop < 8; stop++) {
            for (int round = 0; round < 6; round++) {
                log.append(Topic.SCANS, "R%d-P%d".formatted(round, stop), delivered("R" + round, stop));
                log.append(Topic.POSITIONS, "R" + round + "-V", positions("R" + round, stop * 10));
            }
            if (stop % 3 == 1) {
                app.close();
                app = start();
            }
        }
        assertThat(await(() -> delivered() == 48)).isTrue();
        assertNothingDoubled();
    }

    private void assertNothingDoubled() {
        List<String> tellings = effects.stream()
                .filter(r -> r.event() instanceof WindowTold)
                .map(r -> ((WindowTold) r.event()).getTellingId())
                .toList();
        assertThat(tellings).doesNotHaveDuplicates();
        Map<String, Long> revisions = new HashMap<>();
        for (Received r : effects) {
            if (r.event() instanceof RoundChanged changed) {
                Long before = revisions.put(changed.getRoundId(), changed.getRevision());
                assertThat(before == null || before < changed.getRevision()).isTrue();
                assertThat(changed.getStopsDone()).isBetween(0, 8);
            }
        }
    }

    private Process startChild() throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamsChild.class.getName(),
                        config.bootstrapServers(),
                        config.prefix(),
                        Integer.toString(config.partitions()),
                        folder.toString(),
                        Long.toString(TEN.millis()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        closing(child::destroyForcibly);
        BufferedReader says = child.inputReader(StandardCharsets.UTF_8);
        String line = says.readLine();
        while (line != null && !line.equals("ready")) {
            line = says.readLine();
        }
        assertThat(line).isEqualTo("ready");
        return child;
    }

    @Test
    @Tag("long")
    void killedTwiceTheStreamsLoseNothingAndTellNobodyTwice() throws Exception {
        EventLog log = closing(new EventLog(config, CODEC));
        for (int round = 0; round < 6; round++) {
            log.append(Topic.PLANS, "R" + round, plan("R" + round, 8)).get(10, TimeUnit.SECONDS);
        }
        Process child = startChild();
        for (int stop = 0; stop < 8; stop++) {
            for (int round = 0; round < 6; round++) {
                log.append(Topic.SCANS, "R%d-P%d".formatted(round, stop), delivered("R" + round, stop));
                log.append(Topic.POSITIONS, "R" + round + "-V", positions("R" + round, stop * 10));
            }
            if (stop == 2 || stop == 5) {
                Thread.sleep(150);
                child.destroyForcibly().waitFor();
                child = startChild();
            }
        }
        assertThat(await(() -> delivered() == 48)).isTrue();
        assertNothingDoubled();
    }

    @Test
    void aPoisonEventStopsNothingAndCanBeReplayed() throws Exception {
        StreamsApp app = start();
        EventLog log = closing(new EventLog(config, CODEC));
        log.append(Topic.PLANS, "R1", plan("R1", 3));
        // A notice where a scan is expected.
        log.append(Topic.SCANS, "R1-P0", plan("R1", 3));
        log.append(Topic.SCANS, "R1-P0", delivered("R1", 0)).get(10, TimeUnit.SECONDS);
        assertThat(await(() -> delivered() == 1)).isTrue();
        DeadLetters letters = closing(new DeadLetters(config));
        assertThat(letters.list()).singleElement().satisfies(letter -> {
            assertThat(letter.sourceTopic()).isEqualTo(config.nameOf(Topic.SCANS));
            assertThat(letter.reason()).contains("a RoundPlanned does not belong in this topic");
        });
        assertThat(app.metrics()).containsEntry("dead_letters", 1L);
    }
}
