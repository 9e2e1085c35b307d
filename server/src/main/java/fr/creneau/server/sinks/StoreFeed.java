package fr.creneau.server.sinks;

import fr.creneau.events.EventCodec;
import fr.creneau.store.Store;
import fr.creneau.streams.EffectConsumer;
import fr.creneau.streams.EffectConsumer.Subscription;
import fr.creneau.streams.Topic;
import java.util.List;

/**
 * One way from the log into the store: what every server carries out, and what a rebuild reads again.
 *
 * @param purpose names the group of consumers
 * @param maxBatch events that are written together
 * @param members consumers in one server
 */
public record StoreFeed(String purpose, List<Topic> topics, int maxBatch, int members, EffectConsumer.Handler sink) {
    private static final int POSITION_READERS = 2;
    private static final int POSITION_BATCH = 2_000;
    private static final int BATCH = 1_000;

    public StoreFeed {
        topics = List.copyOf(topics);
    }

    /** All of them; each sink remembers what it wrote, so they are made anew for each store. */
    public static List<StoreFeed> listAll(Store store, EventCodec codec) {
        ReportSink reports = new ReportSink(store, codec);
        return List.of(
                new StoreFeed("store-positions", List.of(Topic.POSITIONS), POSITION_BATCH, POSITION_READERS, reports),
                new StoreFeed(
                        "store-reports",
                        List.of(Topic.SCANS, Topic.ANNOUNCEMENTS, Topic.PLANS, Topic.NOTICES),
                        BATCH,
                        1,
                        reports),
                new StoreFeed("store-effects", List.of(Topic.EFFECTS), BATCH, 1, new EffectSink(store, codec)));
    }

    /** How the member of that number reads it, from 0. */
    public Subscription subscription(int member) {
        return new Subscription(purpose, topics, maxBatch, member, true);
    }
}
