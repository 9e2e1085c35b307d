package fr.creneau.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.events.avro.Noticed;
import fr.creneau.events.avro.ParcelChanged;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.ScanKind;
import fr.creneau.events.avro.VanMoved;
import fr.creneau.events.avro.WindowTold;
import fr.creneau.streams.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stages together: what goes in by the front topics, and what comes out as effects. */
class RoundTopologyTest {
    private Driven day;

    @BeforeEach
    void open(@TempDir Path folder) {
        day = new Driven(folder);
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Driven underWay() {
        return day.plan("R1", 1, "06:00", "V1", "A", "B", "C")
                .stands("V1", "08:00", "08:31", -1_000)
                .stands("V1", "08:40", "08:40", -600)
                .stands("V1", "08:45", "08:45", -400)
                .stands("V1", "09:01", "09:03", 0);
    }

    @Test
    void aRoundIsFollowedFromItsPlanToItsDoors() {
        underWay().scan("A", ScanKind.DELIVERED, "09:02");
        assertThat(day.board()).isEqualTo("R1 | A DONE 09:01 | B PENDING | C PENDING");
        assertThat(day.parcels("R1")).isEqualTo("{P-A=DELIVERED, P-B=ON_ROUND, P-C=ON_ROUND}");
        assertThat(day.effects(WindowTold.class)).hasSize(3);
        List<VanMoved> moves = day.effects(VanMoved.class);
        assertThat(moves.get(moves.size() - 1).getObservedAtMs()).isEqualTo(Driven.at("09:03"));
    }

    @Test
    void revisionsOnlyGrow() {
        underWay().scan("A", ScanKind.DELIVERED, "09:02").clock("09:10").clock("09:20");
        assertThat(day.effects(RoundChanged.class).stream()
                        .map(RoundChanged::getRevision)
                        .toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void eventsBeforeTheirPlanAreNotLost() {
        day.scan("A", ScanKind.DELIVERED, "09:02")
                .stands("V1", "08:00", "08:31", -1_000)
                .stands("V1", "09:01", "09:03", 0);
        assertThat(day.effects).isEmpty();
        day.plan("R1", 1, "06:00", "V1", "A", "B");
        assertThat(day.board()).isEqualTo("R1 | A DONE 09:01 | B PENDING");
    }

    @Test
    void aParcelMovesToAnotherRound() {
        underWay().plan("R2", 1, "09:30", "V2", "C");
        assertThat(day.board()).isEqualTo("R1 | A SERVING 09:01 | B PENDING\nR2 | C PENDING");
        assertThat(day.parcels("R1")).contains("P-C=WITHDRAWN");
        day.scan("C", ScanKind.DELIVERED, "10:00");
        assertThat(day.parcels("R2")).isEqualTo("{P-C=DELIVERED}");
    }

    @Test
    void afterACrashTheStateIsThatOfTheStores() {
        underWay().scan("A", ScanKind.DELIVERED, "09:02").scan("C", ScanKind.LOADED, "07:00");
        String board = day.board();
        int told = day.effects(WindowTold.class).size();
        int changes = day.effects(ParcelChanged.class).size();
        day.restart().clock("09:05");
        assertThat(day.board()).isEqualTo(board);
        day.stands("V1", "09:10", "09:14", 300)
                .stands("V1", "09:16", "09:16", 420)
                .stands("V1", "09:17", "09:17", 480);
        assertThat(day.board()).isEqualTo("R1 | A DONE 09:01 | B DONE? 09:10 | C PENDING");
        assertThat(day.effects(WindowTold.class)).hasSize(told);
        assertThat(day.effects(ParcelChanged.class)
                        .subList(changes, day.effects(ParcelChanged.class).size()))
                .extracting(ParcelChanged::getParcelId)
                .containsExactly("P-A", "P-B");
    }

    @Test
    void aLateFixAfterACrashRereadsTheTrack() {
        underWay().restart();
        day.stands("V1", "08:20", "08:21", -1_000)
                .stands("V1", "09:05", "09:05", 100)
                .stands("V1", "09:06", "09:06", 150);
        assertThat(day.board()).isEqualTo("R1 | A DONE? 09:01 | B PENDING | C PENDING");
    }

    @Test
    void poisonGoesToTheDeadLettersAndStopsNothing() {
        underWay();
        day.in(Topic.SCANS, "P-A", "no event at all".getBytes(StandardCharsets.UTF_8));
        day.in(Topic.PLANS, "R9", day.codec.encode(day.effects(WindowTold.class).get(0)));
        day.scan("A", ScanKind.DELIVERED, "09:02");
        assertThat(day.board()).startsWith("R1 | A DONE");
        List<TestRecord<byte[], byte[]>> letters = day.records(Topic.DEAD_LETTERS);
        assertThat(letters).hasSize(2);
        assertThat(new String(letters.get(0).headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                .contains("without the marker");
        assertThat(new String(letters.get(1).headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                .contains("a WindowTold does not belong in this topic");
        assertThat(letters.get(0).headers().lastHeader("source-topic").value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("t.scans");
    }

    @Test
    void aRoundIsOfTheDepotThatPlannedItFirst() {
        underWay();
        String board = day.board();
        day.planOf("D2", "R1", 9, "09:00", "V9", "Z");
        assertThat(day.board()).isEqualTo(board);
        assertThat(day.out(Topic.NOTICES))
                .singleElement()
                .extracting(b -> day.codec.decode(b, Noticed.class))
                .satisfies(notice -> {
                    assertThat(notice.getKind()).isEqualTo("round_of_another");
                    assertThat(notice.getSubject()).isEqualTo("R1");
                    assertThat(notice.getExpected()).endsWith("not of D2");
                });
        day.plan("R1", 2, "09:00", "V1", "A", "B");
        assertThat(day.board()).as("its owner plans on").doesNotContain("C PENDING");
    }

    @Test
    void fixesFromAnotherEraAreDroppedAndNoticed() {
        underWay();
        day.in(
                Topic.POSITIONS,
                "V1",
                day.codec.encode(new fr.creneau.events.avro.PositionsReported(
                        "V1",
                        Driven.at("09:10"),
                        List.of(fr.creneau.events.avro.Fix.newBuilder()
                                .setObservedAtMs(Driven.at("09:10") - 50 * 3_600_000L)
                                .setLat(48.85)
                                .setLon(2.35)
                                .build()))));
        assertThat(day.out(Topic.NOTICES))
                .singleElement()
                .extracting(b -> day.codec.decode(b, Noticed.class).getKind())
                .isEqualTo("fixes_too_old");
    }

    @Test
    void theClockAloneEndsADay() {
        underWay().clock("22:59");
        assertThat(day.parcels("R1")).contains("P-B=ON_ROUND");
        day.clock("23:01");
        assertThat(day.parcels("R1"))
                .isEqualTo("{P-A=ON_ROUND, P-B=UNSERVED, P-C=UNSERVED}".replace("ON_ROUND", "UNSERVED"));
    }
}
