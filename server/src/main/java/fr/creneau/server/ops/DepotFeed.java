package fr.creneau.server.ops;

import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.VanMoved;
import fr.creneau.server.http.Json;
import fr.creneau.server.live.LiveRounds;
import fr.creneau.server.live.SseStream;
import fr.creneau.server.live.Ticks;
import fr.creneau.server.live.VanNow;
import fr.creneau.server.security.Guard;
import fr.creneau.server.sinks.BoardRows;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The dispatchers who look right now. What changed is sent once a second, the newest of each round: a board of 200 rounds
 * stays within what a screen can show. Thread-safe.
 */
public final class DepotFeed implements LiveRounds.Listener, AutoCloseable {
    private static final Duration PACE = Duration.ofSeconds(1);

    private record DepotDay(String depotId, String serviceDate) {}

    /** One depot's day: who follows it, and what they have not been sent. */
    private static final class Channel {
        private final Set<SseStream> streams = ConcurrentHashMap.newKeySet();
        private final Map<String, RoundChanged> rounds = new ConcurrentHashMap<>();
        private final Map<String, VanNow> vans = new ConcurrentHashMap<>();
    }

    private final Map<DepotDay, Channel> channels = new ConcurrentHashMap<>();

    /** Every open stream, and whether who opened it may still read. */
    private final Map<SseStream, Supplier<CompletionStage<Boolean>>> readers = new ConcurrentHashMap<>();

    public DepotFeed(LiveRounds live, Ticks ticks, MeterRegistry meters) {
        live.listen(this);
        ticks.every(PACE, this::tick);
        ticks.every(Duration.ofSeconds(15), () -> readers.keySet().forEach(SseStream::heartbeat));
        ticks.every(Guard.ASKED_AGAIN, this::endRevoked);
        Gauge.builder("creneau.live.clients", readers, Map::size)
                .tag("page", "ops")
                .register(meters);
    }

    /** A store that does not answer ends nobody's stream. */
    private void endRevoked() {
        readers.forEach((stream, stillMay) -> stillMay.get().thenAccept(may -> {
            if (!may) {
                stream.close();
            }
        }));
    }

    /** Ends every stream, so that a server that stops need not wait for its readers. */
    @Override
    public void close() {
        readers.keySet().forEach(SseStream::close);
    }

    /** @param stillMay asked now and then; the stream ends when its reader may no longer read */
    void follow(SseStream stream, Supplier<CompletionStage<Boolean>> stillMay, String depotId, String serviceDate) {
        readers.put(stream, stillMay);
        DepotDay day = new DepotDay(depotId, serviceDate);
        channels.compute(day, (d, channel) -> {
            Channel open = channel == null ? new Channel() : channel;
            open.streams.add(stream);
            return open;
        });
        stream.done().whenComplete((done, failure) -> readers.remove(stream));
        stream.done()
                .whenComplete((done, failure) -> channels.computeIfPresent(day, (d, channel) -> {
                    channel.streams.remove(stream);
                    return channel.streams.isEmpty() ? null : channel;
                }));
    }

    @Override
    public void onRound(RoundChanged changed) {
        Channel channel = channels.get(new DepotDay(changed.getDepotId(), changed.getServiceDate()));
        if (channel != null) {
            channel.rounds.put(changed.getRoundId(), changed);
        }
    }

    @Override
    public void onVan(VanNow van) {
        VanMoved moved = van.moved();
        Channel channel = channels.get(new DepotDay(moved.getDepotId(), moved.getServiceDate()));
        if (channel != null) {
            channel.vans.put(moved.getRoundId(), van);
        }
    }

    private void tick() {
        channels.values().forEach(channel -> {
            for (String round : channel.rounds.keySet()) {
                RoundChanged changed = channel.rounds.remove(round);
                if (changed != null) {
                    byte[] row = Json.bytes(OpsJson.BoardRow.of(BoardRows.of(changed), null, false));
                    String id = changed.getRoundId() + ":" + changed.getRevision();
                    channel.streams.forEach(stream -> stream.send("row:" + round, "row", id, row));
                }
            }
            for (String round : channel.vans.keySet()) {
                VanNow now = channel.vans.remove(round);
                if (now != null) {
                    byte[] van = Json.bytes(OpsJson.VanOnMap.of(now));
                    channel.streams.forEach(stream -> stream.send("van:" + round, "van", null, van));
                }
            }
        });
    }
}
