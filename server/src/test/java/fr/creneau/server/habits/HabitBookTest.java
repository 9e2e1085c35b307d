package fr.creneau.server.habits;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.StableKey;
import fr.creneau.core.time.DomainClock;
import fr.creneau.engines.EngineSession;
import fr.creneau.events.EventCodec;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.RoundStatus;
import fr.creneau.events.avro.StopKind;
import fr.creneau.events.avro.StopState;
import fr.creneau.events.avro.StopStatus;
import fr.creneau.server.sinks.BoardRows;
import fr.creneau.store.BoardStore.DepotDay;
import fr.creneau.store.Store;
import fr.creneau.store.StoreConfig;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What days that are over teach of the next, on a real store. */
class HabitBookTest {
    private static final EventCodec CODEC = new EventCodec();
    private static final ZoneId ZONE = ZoneId.of("Europe/Monaco");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 17);
    private static final int SERVICE_S = 120;
    private static final int STOPS = 60;

    private static Store store;

    @BeforeAll
    static void openStore() {
        EngineSession engines = EngineSession.shared();
        store = Store.open(StoreConfig.oneNode(
                new InetSocketAddress(engines.cassandraHost(), engines.cassandraPort()),
                engines.keyspace(HabitBookTest.class)));
        for (int round = 1; round <= 5; round++) {
            save(driven("slow-" + round, DAY, "slow", 2.0, RoundStatus.ENDED));
            save(driven("brisk-" + round, DAY, "brisk", 0.7, RoundStatus.ENDED));
        }
        save(driven("sound", DAY.minusDays(1), "slow", 2.0, RoundStatus.ENDED));
        RoundChanged broken = driven("broken", DAY.minusDays(1), "slow", 2.0, RoundStatus.ENDED);
        save(broken);
        await(store.rounds().save("broken", broken.getRevision() + 1, ByteBuffer.wrap(new byte[] {1, 2, 3})));
        save(driven("under-way", DAY, "slow", 9.0, RoundStatus.UNDER_WAY));
        save(driven("tomorrow", DAY.plusDays(1), "slow", 9.0, RoundStatus.ENDED));
    }

    @AfterAll
    static void closeStore() {
        store.close();
    }

    @Test
    void whoIsSlowAtTheDoorIsExpectedToBeOnceTheDayIsOver() throws Exception {
        HabitBook book = new HabitBook(CODEC, clockAt("2026-03-18T03:00:00+01:00"));
        book.learn(store);
        book.learn(store);
        assertThat(book.rounds()).isEqualTo(11);
        double slow = service(book, "slow");
        double brisk = service(book, "brisk");
        // About what was seen, drawn a little towards the others; the diary sees one round after the other.
        assertThat(slow).isBetween(1.6 * SERVICE_S, 2.2 * SERVICE_S);
        assertThat(brisk).isBetween(0.6 * SERVICE_S, 1.1 * SERVICE_S);
        assertThat(service(book, "new")).isBetween(brisk, slow);
        book.close();
    }

    @Test
    void aDayThatIsNotOverTeachesNothingAndWhatCannotBeReadIsPassedOver() throws Exception {
        HabitBook book = new HabitBook(CODEC, clockAt("2026-03-18T02:59:59+01:00"));
        book.learn(store);
        // Of the day before: one round sound, one broken.
        assertThat(book.rounds()).isEqualTo(1);
        book.close();
    }

    @Test
    void aServerThatRanForWeeksKnowsWhatOneKnowsThatStartsNow() throws Exception {
        HandSet clock = new HandSet("2026-03-18T03:00:00+01:00");
        HabitBook running = new HabitBook(CODEC, DomainClock.realTime(clock));
        running.learn(store);
        double before = service(running, "brisk");
        // The first two days are too old now, and only the round that was then tomorrow's is left.
        clock.set("2026-05-16T12:00:00+02:00");
        HabitBook started = new HabitBook(CODEC, DomainClock.realTime(clock));
        running.learn(store);
        started.learn(store);
        assertThat(started.rounds()).isEqualTo(1);
        assertThat(running.rounds()).as("read since the start").isEqualTo(12);
        for (String driver : List.of("slow", "brisk")) {
            assertThat(service(running, driver)).isEqualTo(service(started, driver));
        }
        assertThat(service(running, "brisk")).isGreaterThan(before);
        running.close();
        started.close();
    }

    /** Expected seconds at the door of a place that nobody has seen. */
    private static double service(HabitBook book, String driver) {
        RoundProgress progress = new RoundProgress().begin(0).drivenBy(StableKey.of(driver));
        progress.addDone(1_000, 1_000 + SERVICE_S, Double.NaN, Double.NaN, RoundProgress.NO_PLACE);
        return book.habits().service(progress, 0);
    }

    private static DomainClock clockAt(String time) {
        return DomainClock.realTime(new HandSet(time));
    }

    /** A clock that shows what it was set to. */
    private static final class HandSet extends Clock {
        private Instant shown;

        HandSet(String time) {
            shown = OffsetDateTime.parse(time).toInstant();
        }

        void set(String time) {
            shown = OffsetDateTime.parse(time).toInstant();
        }

        @Override
        public Instant instant() {
            return shown;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("this clock shows instants alone");
        }
    }

    /** Stops 300 m and a minute apart, from 9 o'clock on, reached as planned but for what the doors took. */
    private static RoundChanged driven(String id, LocalDate date, String driver, double atTheDoor, RoundStatus status) {
        long planned = date.atTime(9, 0).atZone(ZONE).toInstant().toEpochMilli();
        long now = planned;
        List<StopState> stops = new ArrayList<>();
        for (int i = 0; i < STOPS; i++) {
            long left = now + (long) (atTheDoor * SERVICE_S * 1_000);
            stops.add(StopState.newBuilder()
                    .setStopId(id + "-" + i)
                    .setLat(43.73 + i * 0.0027)
                    .setLon(7.42 + Math.floorMod(id.hashCode(), 100) * 0.01)
                    .setKind(StopKind.HOUSE)
                    .setPlannedArrivalMs(planned)
                    .setServiceS(SERVICE_S)
                    .setStatus(StopStatus.DONE)
                    .setExpectedRank(-1)
                    .setArrivedAtMs(now)
                    .setDepartedAtMs(left)
                    .setParcels(List.of("P-" + id + "-" + i))
                    .build());
            planned += (SERVICE_S + 60) * 1_000L;
            now = left + 60_000;
        }
        return RoundChanged.newBuilder()
                .setRoundId(id)
                .setRevision(1)
                .setAtMs(now)
                .setPlanVersion(1)
                .setDepotId("D1")
                .setServiceDate(date.toString())
                .setTimeZone(ZONE.getId())
                .setDriver(driver)
                .setStatus(status)
                .setLatenessS(0)
                .setStopsDone(STOPS)
                .setStops(stops)
                .build();
    }

    private static void save(RoundChanged round) {
        await(store.board().saveDay(new DepotDay(LocalDate.parse(round.getServiceDate()), "D1", ZONE.getId())));
        await(store.board().save(BoardRows.of(round)));
        await(store.rounds().save(round.getRoundId(), round.getRevision(), ByteBuffer.wrap(CODEC.encode(round))));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
