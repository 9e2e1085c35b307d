package fr.creneau.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentTest {
    private record Door(long earliest, long latest, long service, long legTo) {
        Segment segment() {
            return Segment.of(earliest, latest, service, 1);
        }
    }

    @Test
    void whoComesTooSoonWaitsAndWhoComesTooLateIsLate() {
        Segment early = Segment.freeAt(100).join(50, Segment.of(400, 500, 60, 1));
        assertThat(early).isEqualTo(new Segment(360, 0, 100, 100, 1));
        assertThat(early.earliestEnd()).isEqualTo(460);

        Segment late = Segment.freeAt(100).join(450, Segment.of(400, 500, 60, 1));
        assertThat(late.warp()).isEqualTo(50);
        assertThat(late.fits(10, 10_000)).isFalse();
    }

    @Test
    void leavingLaterSparesWaitingAsFarAsNoWindowBreaks() {
        Segment shift = Segment.of(0, 10_000, 0, 0);
        Segment round = shift.join(50, Segment.of(400, 500, 60, 1)).join(50, Segment.of(1000, 1100, 60, 1));
        assertThat(round.latest()).isEqualTo(450);
        assertThat(round.duration()).isEqualTo(50 + 60 + 50 + 390 + 60);
        assertThat(round.fits(2, 610)).isTrue();
        assertThat(round.fits(2, 609)).isFalse();
        assertThat(round.fits(1, 610)).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void joiningInAnyOrderSaysWhatDrivingDoorByDoorSays(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Door> doors = new ArrayList<>();
            for (int k = 0; k < 2 + random.nextInt(10); k++) {
                long earliest = random.nextInt(2000);
                doors.add(new Door(earliest, earliest + random.nextInt(600), random.nextInt(100), random.nextInt(150)));
            }
            long leaves = random.nextInt(1000);
            Segment joined = Segment.freeAt(leaves).join(doors.get(0).legTo(), joined(doors, 0, doors.size(), random));
            long time = leaves;
            long warp = 0;
            for (Door door : doors) {
                long begins = Math.max(time + door.legTo(), door.earliest());
                warp += Math.max(0, begins - door.latest());
                time = Math.min(begins, door.latest()) + door.service();
            }
            assertThat(joined.warp()).isEqualTo(warp);
            assertThat(joined.earliestEnd()).isEqualTo(time);
            assertThat(joined.load()).isEqualTo(doors.size());
        }
    }

    /** The doors from..to−1 joined in pairs that are drawn: joining is associative. */
    private static Segment joined(List<Door> doors, int from, int to, Random random) {
        if (to - from == 1) {
            return doors.get(from).segment();
        }
        int cut = from + 1 + random.nextInt(to - from - 1);
        return joined(doors, from, cut, random).join(doors.get(cut).legTo(), joined(doors, cut, to, random));
    }
}
