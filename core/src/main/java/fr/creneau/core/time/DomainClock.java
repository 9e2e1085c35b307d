package fr.creneau.core.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The domain's clock: {@code epoch + speed × (machine time − start)}. With speed 1 and the epoch at its start it is the
 * machine's own time; a simulated day runs it faster, wholly in the past. Holds, quiet hours, link expiry and cut-offs
 * ask this clock; latencies ask the machine's monotonic one. Immutable and thread-safe.
 */
public final class DomainClock extends Clock {
    private final Clock machine;
    private final Instant machineStart;
    private final Instant epoch;
    private final double speed;
    private final ZoneId zone;

    private DomainClock(Clock machine, Instant machineStart, Instant epoch, double speed, ZoneId zone) {
        this.machine = machine;
        this.machineStart = machineStart;
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
        if (!(speed > 0 && speed <= 10_000)) {
            throw new IllegalArgumentException("speed %s: expected more than 0, at most 10000".formatted(speed));
        }
        return new DomainClock(machine, machineStart, epoch, speed, ZoneOffset.UTC);
    }

    /** The machine's own time. */
    public static DomainClock realTime(Clock machine) {
        return new DomainClock(machine, Instant.EPOCH, Instant.EPOCH, 1, ZoneOffset.UTC);
    }

    public double speed() {
        return speed;
    }

    /** The machine's instant at which this clock shows the given domain time. */
    public Instant machineInstantOf(Instant domain) {
        return machineStart.plusNanos((long) (nanosBetween(epoch, domain) / speed));
    }

    @Override
    public Instant instant() {
        Instant now = machine.instant();
        return speed == 1
                ? epoch.plusNanos(nanosBetween(machineStart, now))
                : epoch.plusNanos((long) (nanosBetween(machineStart, now) * speed));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new DomainClock(machine, machineStart, epoch, speed, other);
    }

    private static long nanosBetween(Instant from, Instant to) {
        return java.time.Duration.between(from, to).toNanos();
    }
}
