package fr.creneau.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DomainClockTest {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant EPOCH = Instant.parse("2026-11-19T05:00:00Z");

    private static Clock machineAt(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    @Test
    void aMinuteOfTheMachineIsAnHourAtSpeedSixty() {
        DomainClock clock = DomainClock.of(machineAt(START.plusSeconds(60)), START, EPOCH, 60);
        assertThat(clock.instant()).isEqualTo("2026-11-19T06:00:00Z");
    }

    @Test
    void itStandsAtItsEpochUntilItLearnsItsStartAndThenKeepsIt() {
        AtomicReference<Optional<Instant>> started = new AtomicReference<>(Optional.empty());
        DomainClock clock = DomainClock.waiting(machineAt(START.plusSeconds(60)), started::get, EPOCH, 60);
        assertThat(clock.instant()).isEqualTo(EPOCH);
        started.set(Optional.of(START));
        assertThat(clock.instant()).isEqualTo(EPOCH.plusSeconds(3600));
        started.set(Optional.empty());
        assertThat(clock.instant()).isEqualTo(EPOCH.plusSeconds(3600));
    }

    @Test
    void realTimeIsTheMachinesOwn() {
        assertThat(DomainClock.realTime(machineAt(START)).instant()).isEqualTo(START);
    }

    @Test
    void aClockThatStandsStillIsRefused() {
        assertThatThrownBy(() -> DomainClock.of(machineAt(START), START, EPOCH, 0))
                .hasMessageStartingWith("speed 0.0: expected");
    }
}
