package fr.creneau.core.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The domain's clock: {@code epoch + speed × (machine time − start)}. With speed 1 and the epoch at its start it is the
 * machine's own time; a simulated day runs it faster, wholly in the past. Holds, quiet hours, link expiry and cut-offs
 * ask this clock; latencies ask the machine's monotonic one. A clock whose start is still to come stands at its epoch.
 * Thread-safe.
 */
public final class DomainClock extends Clock {
    private final Clock machine;
    private final Supplier<Optional<Instant>> whenStarted;
    private final Instant epoch;
    private final double speed;
    private final ZoneId zone;
    private volatile @Nullable Instant machineStart;

    private DomainClock(
            Clock machine, Supplier<Optional<Instant>> whenStarted, Instant epoch, double speed, ZoneId zone) {
        this.machine = machine;
        this.whenStarted = whenStarted;
        this.epoch = epoch;
        this.speed = speed;
        this.zone = zone;
    }

    /**
     * A clock that shows {@code epoch} when the machine shows {@code machineStart}.
     *
     * @param speed domain seconds for each second of the machine, 0 &lt; speed ≤ 10 000
     */
    public static DomainClock of(Clock machine, Instant machineStart, Instant epoch, double speed) {
        return waiting(machine, () -> Optional.of(machineStart), epoch, speed);
    }

    /**
     * A clock that stands at {@code epoch} until it learns when it started, and goes from there.
     *
     * @param whenStarted the machine's time of the start; empty: not yet. Asked again until it says one, by any thread
     * @param speed domain seconds for each second of the machine, 0 &lt; speed ≤ 10 000
     */
    public static DomainClock waiting(
            Clock machine, Supplier<Optional<Instant>> whenStarted, Instant epoch, double speed) {
        if (!(speed > 0 && speed <= 10_000)) {
            throw new IllegalArgumentException("speed %s: expected more than 0, at most 10000".formatted(speed));
        }
        return new DomainClock(machine, whenStarted, epoch, speed, ZoneOffset.UTC);
    }

    /** The machine's own time. */
    public static DomainClock realTime(Clock machine) {
        return of(machine, Instant.EPOCH, Instant.EPOCH, 1);
    }

    public double speed() {
        return speed;
    }

    @Override
    public Instant instant() {
        Instant start = machineStart();
        if (start == null) {
            return epoch;
        }
        long nanos = Duration.between(start, machine.instant()).toNanos();
        return epoch.plusNanos(speed == 1 ? nanos : (long) (nanos * speed));
    }

    private @Nullable Instant machineStart() {
        Instant known = machineStart;
        if (known == null) {
            known = whenStarted.get().orElse(null);
            machineStart = known;
        }
        return known;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new DomainClock(machine, whenStarted, epoch, speed, other);
    }
}
