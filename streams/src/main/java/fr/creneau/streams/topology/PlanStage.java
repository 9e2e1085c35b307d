package fr.creneau.streams.topology;

import fr.creneau.core.round.PlanDesk;
import fr.creneau.core.round.RoundPlan;
import fr.creneau.events.EventCodec;
import fr.creneau.events.FromEvents;
import fr.creneau.events.ToEvents;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.streams.Topic;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Plans to the claims of vans and parcels, and to the round's writer. Keyed by round. */
final class PlanStage extends Stage {
    static final String STORE = "plans";

    private final Clock clock;

    PlanStage(EventCodec codec, Counters counters, Clock clock) {
        super(codec, counters, STORE);
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        Sweep sweep = new Sweep(store(), this::isForgotten);
        context.schedule(Sweep.EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep.some());
    }

    private boolean isForgotten(Bytes key, byte[] value) {
        boolean head = StoreKeys.kindOf(key, StoreKeys.owner(StoreKeys.ownerOf(key))) == StoreKeys.HEAD;
        long over = head
                ? ByteBuffer.wrap(value).getLong(8)
                : FromEvents.plan(codec.decode(value, RoundPlanned.class)).day().toMs();
        return over < clock.millis() - PlanDesk.REMEMBERED_MS;
    }

    @Override
    void on(String key, SpecificRecordBase event, byte[] raw) {
        if (!(event instanceof RoundPlanned planned)) {
            unexpected(event);
            return;
        }
        RoundPlan plan = FromEvents.plan(planned);
        String round = plan.round().value();
        PlanDesk.State before = load(round);
        if (!before.mayPlan(plan.depot())) {
            String expected = "a plan of the depot that planned this round first, not of " + plan.depot();
            notice("round_of_another", "plan-desk", round, planned.getReceivedAtMs(), expected);
            return;
        }
        PlanDesk.Planned after = PlanDesk.onPlan(before, plan);
        if (after.state() == before) {
            return;
        }
        for (RoundPlan dropped : before.plans()) {
            if (after.state().plans().stream().noneMatch(p -> p.version() == dropped.version())) {
                store().delete(StoreKeys.key(round, StoreKeys.PLAN, "", dropped.version()));
            }
        }
        store().put(StoreKeys.key(round, StoreKeys.PLAN, "", plan.version()), raw);
        store().put(
                        StoreKeys.key(round, StoreKeys.HEAD),
                        ByteBuffer.allocate(16)
                                .putLong(after.state().seq())
                                .putLong(plan.day().toMs())
                                .array());
        forward(Topic.ROUND_EVENTS, round, raw);
        after.vans().forEach((van, claim) -> forward(Topic.VAN_ASSIGNMENTS, van.value(), ToEvents.claim(van, claim)));
        after.parcels()
                .forEach((parcel, claim) -> forward(
                        Topic.PARCEL_ASSIGNMENTS,
                        parcel.value(),
                        ToEvents.claim(parcel, claim, planned.getReceivedAtMs())));
    }

    private PlanDesk.State load(String round) {
        byte[] owner = StoreKeys.owner(round);
        List<RoundPlan> plans = new ArrayList<>();
        long seq = 0;
        try (KeyValueIterator<Bytes, byte[]> all = all(owner)) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> next = all.next();
                if (StoreKeys.kindOf(next.key, owner) == StoreKeys.PLAN) {
                    plans.add(FromEvents.plan(codec.decode(next.value, RoundPlanned.class)));
                } else {
                    seq = ByteBuffer.wrap(next.value).getLong();
                }
            }
        }
        plans.sort(Comparator.reverseOrder());
        return new PlanDesk.State(plans, seq);
    }
}
