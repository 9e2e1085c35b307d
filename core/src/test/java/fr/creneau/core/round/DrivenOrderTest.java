package fr.creneau.core.round;

import static fr.creneau.core.round.Day.at;
import static fr.creneau.core.round.Day.near;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.StopId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A round that is over, as habits are learnt from it. */
class DrivenOrderTest {
    private static final ServiceDay DAY = new ServiceDay(LocalDate.of(2026, 3, 17), ZoneId.of("Europe/Paris"));

    private static DrivenStop stop(String name, String planned, @Nullable String arrived, @Nullable String departed) {
        return new DrivenStop(
                new PlannedStop(
                        new StopId(name),
                        near(name).lat(),
                        near(name).lon(),
                        StopKind.HOUSE,
                        at(planned),
                        120,
                        List.of(new ParcelId("P-" + name))),
                arrived == null ? null : at(arrived),
                departed == null ? null : at(departed));
    }

    @Test
    void servedStopsAreToldInTheOrderDrivenAndOneOnlyScannedKeepsItsPlace() {
        List<DrivenStop> stops = List.of(
                stop("A", "09:00", "09:20", "09:22"),
                stop("B", "09:03", null, null),
                stop("C", "09:06", "09:10", null),
                stop("D", "09:09", "09:01", "09:03"));
        RoundProgress progress = new RoundProgress();
        DrivenOrder.tellOver(stops, "D1", DAY, at("18:00"), progress);
        assertThat(progress.ahead()).isZero();
        assertThat(List.of(progress.place(0), progress.place(1), progress.place(2)))
                .hasSize(progress.done())
                .containsExactly(place(stops.get(3)), place(stops.get(2)), place(stops.get(0)));
        assertThat(progress.actualArrival(0)).isEqualTo(at("09:01") / 1_000.0);
        assertThat(progress.actualArrival(1)).isNaN();
        assertThat(progress.actualDeparture(1)).isNaN();
        assertThat(progress.actualDeparture(2)).isEqualTo(at("09:22") / 1_000.0);
        assertThat(progress.localSecondOfDay(DAY.msAt(LocalTime.NOON) / 1_000.0))
                .isEqualTo(12 * 3_600);
    }

    private static long place(DrivenStop stop) {
        return PlannedLegs.place(stop.plan());
    }
}
