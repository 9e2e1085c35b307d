package fr.creneau.streams.topology;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.round.RoundRules;
import fr.creneau.core.round.RoundWriter;
import fr.creneau.core.round.TellingRules;
import fr.creneau.events.EventCodec;
import fr.creneau.streams.LogConfig;
import fr.creneau.streams.Topic;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * How the stages hang together:
 *
 * <pre>
 *   plans ─> PLAN ─┬─> van-assignments ────┐
 *                  ├─> parcel-assignments ─┼─┐
 *                  │          positions ─> VAN │
 *                  │                        │  scans ─> PARCEL
 *                  └────────────────> round-events <────┘
 *                                          │
 *                                        ROUND ─> effects
 * </pre>
 */
public final class RoundTopology {
    private final LogConfig log;
    private final EventCodec codec;
    private final Counters counters;
    private final Clock clock;
    private final Supplier<ArrivalTimes> engines;
    private final RoundRules rules;
    private final TellingRules tellings;

    /**
     * @param clock the domain's: departures, quiet hours, the end of the day
     * @param engines makes an engine of arrival times for each task; one engine is used by one thread
     */
    public RoundTopology(
            LogConfig log,
            EventCodec codec,
            Counters counters,
            Clock clock,
            Supplier<ArrivalTimes> engines,
            RoundRules rules,
            TellingRules tellings) {
        this.log = log;
        this.codec = codec;
        this.counters = counters;
        this.clock = clock;
        this.engines = engines;
        this.rules = rules;
        this.tellings = tellings;
    }

    static String sinkOf(Topic topic) {
        return "to-" + topic.suffix();
    }

    public Topology build() {
        Topology topology = new Topology();
        source(topology, Topic.PLANS);
        stage(topology, "plan", () -> new PlanStage(codec, counters, clock), Topic.PLANS);
        store(topology, PlanStage.STORE, "plan");

        source(topology, Topic.POSITIONS);
        source(topology, Topic.VAN_ASSIGNMENTS);
        stage(topology, "van", () -> new VanStage(codec, counters), Topic.POSITIONS, Topic.VAN_ASSIGNMENTS);
        store(topology, VanStage.STORE, "van");

        source(topology, Topic.SCANS);
        source(topology, Topic.PARCEL_ASSIGNMENTS);
        stage(topology, "parcel", () -> new ParcelStage(codec, counters, clock), Topic.SCANS, Topic.PARCEL_ASSIGNMENTS);
        store(topology, ParcelStage.STORE, "parcel");

        source(topology, Topic.ROUND_EVENTS);
        stage(
                topology,
                "round",
                () -> new RoundStage(codec, counters, new RoundWriter(rules, tellings, engines.get()), clock),
                Topic.ROUND_EVENTS);
        store(topology, RoundStage.STORE, "round");
        store(topology, KeptRounds.HEADS, "round");

        sink(topology, Topic.VAN_ASSIGNMENTS, "plan");
        sink(topology, Topic.PARCEL_ASSIGNMENTS, "plan");
        sink(topology, Topic.ROUND_EVENTS, "plan", "van", "parcel");
        sink(topology, Topic.EFFECTS, "round");
        sink(topology, Topic.NOTICES, "plan", "van", "parcel");
        return topology;
    }

    private void source(Topology topology, Topic topic) {
        topology.addSource(
                "from-" + topic.suffix(), new ByteArrayDeserializer(), new ByteArrayDeserializer(), log.nameOf(topic));
    }

    private static void stage(
            Topology topology, String name, ProcessorSupplier<byte[], byte[], byte[], byte[]> stage, Topic... topics) {
        String[] sources = new String[topics.length];
        for (int i = 0; i < topics.length; i++) {
            sources[i] = "from-" + topics[i].suffix();
        }
        topology.addProcessor(name, stage, sources);
    }

    private static void store(Topology topology, String name, String stage) {
        StoreBuilder<KeyValueStore<Bytes, byte[]>> builder = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(32 * 1024 * 1024)));
        topology.addStateStore(builder, stage);
    }

    private void sink(Topology topology, Topic topic, String... stages) {
        topology.addSink(
                sinkOf(topic), log.nameOf(topic), new ByteArraySerializer(), new ByteArraySerializer(), stages);
    }
}
