package fr.creneau.streams.topology;

import fr.creneau.core.eta.PacedPlan;
import fr.creneau.core.round.RoundRules;
import fr.creneau.core.round.TellingRules;
import fr.creneau.events.EventCodec;
import fr.creneau.events.avro.Fix;
import fr.creneau.events.avro.ParcelChanged;
import fr.creneau.events.avro.ParcelScanned;
import fr.creneau.events.avro.PlannedStop;
import fr.creneau.events.avro.PositionsReported;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.events.avro.ScanKind;
import fr.creneau.events.avro.StopKind;
import fr.creneau.events.avro.VanAssignment;
import fr.creneau.streams.LogConfig;
import fr.creneau.streams.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology driven by hand: events in, effects out, on a street that runs east, stops A, B, C … every 300 m. */
final class Driven implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    static final LocalDate DATE = LocalDate.of(2026, 3, 17);
    private static final List<String> STORES =
            List.of(PlanStage.STORE, VanStage.STORE, ParcelStage.STORE, RoundStage.STORE, KeptRounds.HEADS);
    private static final double LAT = 48.85;
    private static final double LON = 2.35;
    private static final double LON_PER_METRE = 1 / (111_195 * Math.cos(Math.toRadians(LAT)));

    final EventCodec codec = new EventCodec();
    final Counters counters = new Counters();
    final LogConfig log = new LogConfig("nowhere:1", "t.", 1, (short) 1, "s1");
    private final Path folder;
    private final TellingRules tellings;
    private TopologyTestDriver driver;
    private Instant now = Instant.EPOCH;
    private int scans;
    final List<SpecificRecordBase> effects = new ArrayList<>();

    Driven(Path folder) {
        this.folder = folder;
        this.tellings = TellingRules.usual();
        this.driver = open();
    }

    private TopologyTestDriver open() {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        RoundTopology topology =
                new RoundTopology(log, codec, counters, clock, PacedPlan::new, RoundRules.usual(), tellings);
        Properties properties = new Properties();
        properties.put("application.id", "test");
        properties.put("bootstrap.servers", "nowhere:1");
        properties.put("state.dir", folder.toString());
        properties.put("processing.exception.handler", ToDeadLetters.class);
        properties.put(ToDeadLetters.LOG, log);
        properties.put(ToDeadLetters.COUNTERS, counters);
        return new TopologyTestDriver(topology.build(), properties);
    }

    /** The same stores under processors that remember nothing, as after a crash. */
    Driven restart() {
        Map<String, List<KeyValue<Bytes, byte[]>>> kept = new HashMap<>();
        for (String name : STORES) {
            List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>();
            try (KeyValueIterator<Bytes, byte[]> all = store(name).all()) {
                all.forEachRemaining(entries::add);
            }
            kept.put(name, entries);
        }
        driver.close();
        driver = open();
        kept.forEach((name, entries) -> store(name).putAll(entries));
        return this;
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    static long at(String hhmm) {
        return DATE.atTime(LocalTime.parse(hhmm)).atZone(ZONE).toInstant().toEpochMilli();
    }

    static double lonOf(String stop) {
        return lonAt(300 * (stop.charAt(0) - 'A'));
    }

    static double lonAt(double metresEast) {
        return LON + metresEast * LON_PER_METRE;
    }

    Driven plan(String round, long version, String issued, String van, String... stops) {
        return planOf("D1", round, version, issued, van, stops);
    }

    Driven planOf(String depot, String round, long version, String issued, String van, String... stops) {
        List<PlannedStop> planned = new ArrayList<>();
        for (String stop : stops) {
            planned.add(new PlannedStop(
                    stop,
                    LAT,
                    lonOf(stop),
                    StopKind.HOUSE,
                    at("09:00") + planned.size() * 600_000L,
                    120,
                    List.of("P-" + stop)));
        }
        RoundPlanned event = RoundPlanned.newBuilder()
                .setEventId(round + "-v" + version)
                .setRoundId(round)
                .setVersion(version)
                .setIssuedAtMs(at(issued))
                .setReceivedAtMs(at(issued))
                .setDepotId(depot)
                .setServiceDate(DATE.toString())
                .setTimeZone(ZONE.getId())
                .setDriver("driver-1")
                .setDepartureMs(at("08:30"))
                .setVans(List.of(new VanAssignment(van, at("05:00"))))
                .setStops(planned)
                .build();
        return in(Topic.PLANS, round, codec.encode(event));
    }

    Driven stands(String van, String from, String to, double metresEast) {
        List<Fix> fixes = new ArrayList<>();
        for (long t = at(from); t <= at(to); t += 10_000) {
            fixes.add(Fix.newBuilder()
                    .setObservedAtMs(t)
                    .setLat(LAT)
                    .setLon(lonAt(metresEast))
                    .build());
        }
        return in(Topic.POSITIONS, van, codec.encode(new PositionsReported(van, at(to), fixes)));
    }

    Driven scan(String stop, ScanKind kind, String at) {
        return in(
                Topic.SCANS,
                "P-" + stop,
                codec.encode(ParcelScanned.newBuilder()
                        .setEventId("scan-" + ++scans)
                        .setParcelId("P-" + stop)
                        .setScan(kind)
                        .setObservedAtMs(at(at))
                        .setReceivedAtMs(at(at))
                        .build()));
    }

    Driven in(Topic topic, String key, byte[] value) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(log.nameOf(topic), new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(key.getBytes(StandardCharsets.UTF_8), value);
        drain();
        return this;
    }

    /** The clock shows this time, and the streams look at it. */
    Driven clock(String at) {
        now = Instant.ofEpochMilli(at(at));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        drain();
        return this;
    }

    private void drain() {
        for (byte[] bytes : out(Topic.EFFECTS)) {
            effects.add(codec.decode(bytes));
        }
    }

    List<byte[]> out(Topic topic) {
        return records(topic).stream().map(TestRecord::value).toList();
    }

    List<TestRecord<byte[], byte[]>> records(Topic topic) {
        TestOutputTopic<byte[], byte[]> output =
                driver.createOutputTopic(log.nameOf(topic), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return output.isEmpty() ? List.of() : output.readRecordsToList();
    }

    <T extends SpecificRecordBase> List<T> effects(Class<T> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The last word on each round. */
    String board() {
        Map<String, RoundChanged> last = new TreeMap<>();
        effects(RoundChanged.class).forEach(r -> last.put(r.getRoundId(), r));
        return last.values().stream()
                .map(r -> r.getRoundId()
                        + r.getStops().stream()
                                .map(s -> " | %s %s%s%s"
                                        .formatted(
                                                s.getStopId(),
                                                s.getStatus(),
                                                s.getInferred() ? "?" : "",
                                                time(s.getArrivedAtMs())))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    /** The last word on each parcel. */
    String parcels(String round) {
        Map<String, String> last = new TreeMap<>();
        effects(ParcelChanged.class).stream()
                .filter(p -> p.getRoundId().equals(round))
                .forEach(p -> last.put(p.getParcelId(), p.getState() + (p.getInferred() ? "?" : "")));
        return last.toString();
    }

    private static String time(@Nullable Long ms) {
        return ms == null
                ? ""
                : " "
                        + Instant.ofEpochMilli(ms)
                                .atZone(ZONE)
                                .toLocalTime()
                                .withSecond(0)
                                .withNano(0);
    }

    @Override
    public void close() {
        driver.close();
    }
}
