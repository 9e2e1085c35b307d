package fr.creneau.store;

import static fr.creneau.store.TestStore.await;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.promise.Dimension;
import fr.creneau.core.promise.Tallies;
import fr.creneau.core.promise.Tally;
import fr.creneau.store.BoardStore.BoardRow;
import fr.creneau.store.ParcelStore.Announcement;
import fr.creneau.store.ParcelStore.OnRound;
import fr.creneau.store.ParcelStore.Scan;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store on a real Cassandra: what is written twice is there once, and what is older never wins. */
class StoreTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static Store store;

    @BeforeAll
    static void open() {
        store = Store.open(TestStore.config(StoreTest.class));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + ":00Z");
    }

    private static TrackFix fix(String time, double lat) {
        return new TrackFix(null, at(time).toEpochMilli(), lat, 7.42, 5, 90, 4);
    }

    @Test
    void theSchemaIsBroughtUpToDateTwice() {
        Store.open(TestStore.config(StoreTest.class)).close();
        await(store.ping());
    }

    @Test
    void aTrackIsReadByTimeAcrossHoursAndDoublesAreReadOnce() {
        TrackStore tracks = store.tracks();
        write(rows -> tracks.add("V1", List.of(fix("09:58", 43.1), fix("10:02", 43.2)), at("10:03"), rows));
        write(rows -> tracks.add("V1", List.of(fix("09:58", 43.1), fix("10:02", 43.2)), at("10:04"), rows));
        write(rows -> tracks.add("V1", List.of(fix("10:02", 43.2), fix("09:30", 43.0)), at("11:00"), rows));
        write(rows -> tracks.add("V2", List.of(fix("10:00", 44.0)), at("10:03"), rows));

        assertThat(await(tracks.listBetween("V1", at("09:00"), at("11:00"))))
                .extracting(TrackFix::lat)
                .containsExactly(43.0, 43.1, 43.2);
        assertThat(await(tracks.listBetween("V1", at("09:58"), at("10:02"))))
                .extracting(TrackFix::lat)
                .containsExactly(43.1);
    }

    @Test
    void countsOfAClosedDayComeBackAsTheyWereSaved() {
        LocalDate day = LocalDate.of(2026, 2, 20);
        Tallies counts = Tallies.NONE
                .plus(Dimension.ALL, "", new Tally(5, 4, 2, 1, 1, 0, 3.25))
                .plus(Dimension.HOUR, "09", new Tally(5, 4, 2, 1, 1, 0, 3.25));
        await(store.promises().save(day, "D1", counts));
        await(store.promises().save(day, "D1", counts));
        await(store.promises().save(day, "D2", Tallies.NONE.plus(Dimension.ALL, "", new Tally(1, 0, 0, 0, 0, 0, 0))));

        Map<String, Tallies> read = await(store.promises().list(day));
        assertThat(read).containsOnlyKeys("D1", "D2");
        assertThat(read.getOrDefault("D1", Tallies.NONE).all()).isEqualTo(new Tally(5, 4, 2, 1, 1, 0, 3.25));
        assertThat(read.getOrDefault("D1", Tallies.NONE).by(Dimension.HOUR)).containsOnlyKeys("09");
    }

    @Test
    void theNewestAnnouncementWinsInWhateverOrderTheyCome() {
        ParcelStore parcels = store.parcels();
        await(parcels.announce(announcement("18:00", "new@example.org", null)));
        await(parcels.announce(announcement("17:00", "old@example.org", "+33600000000")));

        Announcement kept = await(parcels.findAnnouncement("P1")).orElseThrow();
        assertThat(kept.email()).isEqualTo("new@example.org");
        assertThat(kept.phone()).isNull();
        assertThat(kept.toString()).doesNotContain("example.org");
        assertThat(await(parcels.findAnnouncement("P-unknown"))).isEmpty();
    }

    @Test
    void scansAreReadByTimeAndADoubleIsThereOnce() {
        ParcelStore parcels = store.parcels();
        Scan loaded = new Scan("P2", at("07:52"), "e2", "loaded", at("07:53"), "H1", "D1", null, null, null, null);
        Scan hub = new Scan("P2", at("02:10"), "e1", "hub_arrival", at("07:54"), null, "HUB", null, null, null, null);
        await(parcels.addScan(loaded));
        await(parcels.addScan(hub));
        await(parcels.addScan(loaded));
        assertThat(await(parcels.listScans("P2"))).containsExactly(hub, loaded);
    }

    @Test
    void aBundleOfManyRowsKeepsThemAll() {
        TrackStore tracks = store.tracks();
        write(rows -> IntStream.range(0, 500)
                .forEach(van -> tracks.add("B" + van, List.of(fix("10:00", 43 + van / 1000.0)), at("10:01"), rows)));
        for (int van = 0; van < 500; van++) {
            assertThat(await(tracks.listBetween("B" + van, at("10:00"), at("11:00"))))
                    .extracting(TrackFix::lat)
                    .containsExactly(43 + van / 1000.0);
        }
    }

    @Test
    void anOlderRevisionNeverWins() {
        ParcelStore parcels = store.parcels();
        write(rows -> parcels.saveOnRound(onRound("delivered", 7), rows));
        write(rows -> parcels.saveOnRound(onRound("on_round", 3), rows));
        assertThat(await(parcels.listRounds("P3"))).extracting(OnRound::state).containsExactly("delivered");

        RoundStore rounds = store.rounds();
        await(rounds.save("R1", 5, bytes(5)));
        await(rounds.save("R1", 4, bytes(4)));
        assertThat(await(rounds.find("R1"))).contains(bytes(5));
        write(rows -> rounds.saveVan("R1", at("10:00"), bytes(10), rows));
        write(rows -> rounds.saveVan("R1", at("09:59"), bytes(9), rows));
        assertThat(await(rounds.findVan("R1"))).contains(bytes(10));
        await(rounds.savePlan("R1", 2, bytes(2)));
        await(rounds.savePlan("R1", 1, bytes(1)));
        assertThat(await(rounds.findPlan("R1"))).contains(bytes(2));
        assertThat(await(rounds.find("R-unknown"))).isEmpty();
    }

    @Test
    void theBoardGathersEachRoundsLatenessThroughTheDay() {
        BoardStore board = store.board();
        await(board.save(row(1, 40, 120)));
        await(board.save(row(2, 41, 300)));
        await(board.save(row(1, 40, 60)));
        BoardRow row = await(board.list("D1", DAY)).get(0);
        assertThat(row.revision()).isEqualTo(2);
        assertThat(row.latenessByQuarter()).containsExactly(Map.entry(40, 120), Map.entry(41, 300));
        await(board.saveDay(new BoardStore.DepotDay(DAY, "D1", "Europe/Monaco")));
        assertThat(await(board.listDays(2026))).hasSize(1);
    }

    @Test
    void aWindowIsReadWithItsEndEvenWhenTheEndWasWrittenFirst() {
        WindowStore windows = store.windows();
        var told = new WindowStore.Told(
                "R1/P1/1",
                "P1",
                "R1",
                "D1",
                DAY,
                1,
                "DEPARTURE",
                at("08:05"),
                at("10:00"),
                at("11:00"),
                0.95,
                at("10:30"));
        write(rows ->
                windows.end(new WindowStore.Ended("R1/P1/1", "P1", "R1", "D1", DAY, 1, 9, "KEPT", at("10:41")), rows));
        assertThat(await(windows.listByParcel("P1"))).isEmpty();
        write(rows -> windows.tell(told, rows));
        write(rows ->
                windows.end(new WindowStore.Ended("R1/P1/1", "P1", "R1", "D1", DAY, 1, 8, "LATE", at("11:05")), rows));

        assertThat(await(windows.listByParcel("P1"))).hasSize(1).first().satisfies(window -> {
            assertThat(window.outcome()).isEqualTo("KEPT");
            assertThat(window.probability()).isEqualTo(0.95);
        });
        assertThat(await(windows.listByDepotDay("D1", DAY))).hasSize(1);
    }

    @Test
    void ofTwoServersOneClaimsAnAttempt() {
        MessageStore messages = store.messages();
        MessageStore.Message written = await(messages.addOnce(message("first")));
        MessageStore.Message again = await(messages.addOnce(message("second")));
        assertThat(again.body()).isEqualTo("first");

        assertThat(await(messages.claim(written, at("08:10")))).isTrue();
        assertThat(await(messages.claim(again, at("08:10")))).isFalse();
        await(messages.settle("m1", 1, "sent", at("08:06"), null));
        assertThat(await(messages.find("m1")).orElseThrow().state()).isEqualTo("sent");
        assertThat(await(messages.listHour(at("08:30")))).hasSize(1);
    }

    @Test
    void aMessageWaitsUntilItStops() {
        MessageStore messages = store.messages();
        await(messages.await(new MessageStore.Waiting("m9", at("09:00"))));
        assertThat(waiting(messages)).containsExactly("m9");
        await(messages.stopWaiting("m9"));
        assertThat(waiting(messages)).isEmpty();
    }

    @Test
    void linksSessionsAndKeysAreFoundByTheirHashes() {
        byte[] hash = {1, 2, 3};
        await(store.links().add(hash, new LinkStore.Link("P1", at("23:00")), Duration.ofDays(1)));
        assertThat(await(store.links().find(hash)).orElseThrow().parcelId()).isEqualTo("P1");
        assertThat(await(store.links().find(new byte[] {9}))).isEmpty();

        StaffStore staff = store.staff();
        await(staff.save(new StaffStore.Member("ana", "h", java.util.Set.of("dispatcher"), at("08:00"), null)));
        assertThat(await(staff.revoke("ana", at("09:00")))).isTrue();
        assertThat(await(staff.revoke("nobody", at("09:00")))).isFalse();
        assertThat(await(staff.find("ana")).orElseThrow().revokedAt()).isEqualTo(at("09:00"));
        await(staff.addSession(
                hash, new StaffStore.Session("ana", java.util.Set.of("dispatcher"), at("20:00")), Duration.ofHours(1)));
        assertThat(await(staff.findSession(hash)).orElseThrow().staffName()).isEqualTo("ana");
        await(staff.endSession(hash));
        assertThat(await(staff.findSession(hash))).isEmpty();

        KeyStore keys = store.keys();
        await(keys.save(new KeyStore.Key(hash, "device", "V1", java.util.Set.of("V1"), at("08:00"), null)));
        assertThat(await(keys.find(hash)).orElseThrow().scope()).containsExactly("V1");
        assertThat(await(keys.listByOwner("device", "V1"))).hasSize(1);
        assertThat(await(keys.list("shipper"))).isEmpty();
    }

    @Test
    void noticesAndTheJournalAreReadBack() {
        var notice =
                new NoticeStore.Notice("n1", at("08:01"), "bad_line", "positions", "V1", 3, "lat", "91", "-90..90");
        await(store.notices().add(notice));
        await(store.notices().add(notice));
        assertThat(await(store.notices().listHour(at("08:59"), 100))).containsExactly(notice);

        JournalStore journal = store.journal();
        await(journal.add(DAY, new JournalStore.Entry("round", "R1")));
        await(journal.add(DAY, new JournalStore.Entry("round", "R1")));
        long entries = 0;
        for (int bucket = 0; bucket < JournalStore.BUCKETS; bucket++) {
            entries += await(journal.list(DAY, bucket)).size();
        }
        assertThat(entries).isEqualTo(1);
    }

    private static List<String> waiting(MessageStore messages) {
        return java.util.stream.IntStream.range(0, MessageStore.SHARDS)
                .boxed()
                .flatMap(shard -> await(messages.listWaiting(shard)).stream())
                .map(MessageStore.Waiting::messageId)
                .toList();
    }

    private static void write(Consumer<RowBundle> rows) {
        RowBundle bundle = store.bundle();
        rows.accept(bundle);
        await(bundle.send());
    }

    private static ByteBuffer bytes(int value) {
        return ByteBuffer.wrap(new byte[] {(byte) value});
    }

    private static Announcement announcement(String time, String email, @Nullable String phone) {
        return new Announcement(
                "P1",
                "S1",
                "express",
                at(time),
                at("19:00"),
                "Mme Durand",
                email,
                phone,
                "fr",
                "1 rue Grimaldi",
                "98000",
                "Monaco",
                "MC",
                43.73,
                7.42);
    }

    private static OnRound onRound(String state, long revision) {
        return new OnRound(
                "P3", DAY, "R1", "D1", "S1", state, at("10:41"), false, 1.0, null, 95, "too_short", revision);
    }

    private static BoardRow row(long revision, int quarter, int lateness) {
        return new BoardRow(
                "D1",
                DAY,
                "R1",
                revision,
                "Europe/Monaco",
                "D-12",
                "V1",
                "under_way",
                4,
                0,
                90,
                2,
                lateness,
                "S5",
                at("10:20"),
                1,
                0.8,
                at("10:00"),
                Map.of(quarter, lateness));
    }

    private static MessageStore.Message message(String body) {
        return new MessageStore.Message(
                "m1",
                at("08:05"),
                "sms",
                "P1",
                "express",
                "fr",
                "R1/P1/1",
                "+33600000000",
                null,
                body,
                bytes(1),
                "waiting",
                0,
                null,
                null,
                null);
    }
}
