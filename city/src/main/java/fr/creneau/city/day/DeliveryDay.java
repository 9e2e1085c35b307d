package fr.creneau.city.day;

import fr.creneau.city.law.Outcome;
import fr.creneau.city.law.RoundLaw;
import fr.creneau.city.law.Visit;
import fr.creneau.city.noise.Noise;
import fr.creneau.city.town.Town;
import fr.creneau.city.track.VanPath;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One day of a town, whole: every round as planned and as it really goes, and every message that is sent of it. The same
 * town, date and seed give the same day. Immutable and thread-safe.
 */
public final class DeliveryDay {
    private final Town town;
    private final LocalDate date;
    private final long seed;
    private final List<DayRound> rounds;

    private DeliveryDay(Town town, LocalDate date, long seed, List<DayRound> rounds) {
        this.town = town;
        this.date = date;
        this.seed = seed;
        this.rounds = List.copyOf(rounds);
    }

    /**
     * Plans a day on which no parcel comes again from the day before.
     *
     * @param rounds 1 to 200; fewer where the town has not addresses enough
     */
    public static DeliveryDay plan(Town town, LocalDate date, int rounds, long seed) {
        return plan(town, date, rounds, seed, List.of());
    }

    private static DeliveryDay plan(Town town, LocalDate date, int rounds, long seed, List<Parcel> carried) {
        if (rounds < 1 || rounds > 200) {
            throw new IllegalArgumentException("%d rounds: expected 1..200".formatted(rounds));
        }
        return new DeliveryDay(town, date, seed, new DayPlanner(town, date, seed).plan(rounds, carried));
    }

    /** The next working day of the same town, with the parcels for which nobody was home today. */
    public DeliveryDay next() {
        LocalDate next = date.plusDays(date.getDayOfWeek() == DayOfWeek.SATURDAY ? 2 : 1);
        return plan(town, next, rounds.size(), seed, listToComeAgain());
    }

    /** Parcels whose recipients were not there; each comes again on the next day. */
    public List<Parcel> listToComeAgain() {
        List<Parcel> again = new ArrayList<>();
        for (DayRound round : rounds) {
            for (Visit visit : round.truth().visits()) {
                List<Parcel> parcels = round.parcels().get(visit.place() - 1);
                for (int i = 0; i < parcels.size(); i++) {
                    if (visit.outcomes().get(i) == Outcome.ABSENT) {
                        again.add(parcels.get(i).again());
                    }
                }
            }
        }
        return again;
    }

    public Town town() {
        return town;
    }

    public LocalDate date() {
        return date;
    }

    public List<DayRound> rounds() {
        return rounds;
    }

    /** The law by which this day's rounds go: the oracle. */
    public RoundLaw law() {
        return new RoundLaw(Noise.standard(), seed);
    }

    /** Every device that reports: vans, handhelds, the sorting lines of hub and depot. */
    public Set<String> listDevices() {
        Set<String> devices = new TreeSet<>(Set.of(Scans.HUB_LINE, Scans.DEPOT_LINE));
        for (DayRound round : rounds) {
            devices.add(round.vanId());
            devices.add(round.handheldId());
        }
        return devices;
    }

    /** The instant of a second of this local day, as plans and truths count them. */
    public Instant instantOf(double secondOfDay) {
        // From noon, not from midnight: a day on which the clocks change has no other hours than these.
        return date.atTime(12, 0)
                .atZone(town.zone())
                .toInstant()
                .plus(Duration.ofMillis(Math.round((secondOfDay - 12 * 3600) * 1000)));
    }

    /** When the first van is planned to leave. */
    public Instant firstDeparture() {
        return instantOf(
                rounds.stream().mapToDouble(r -> r.plan().departure()).min().orElseThrow());
    }

    /** When the last van is back. */
    public Instant lastReturn() {
        return instantOf(
                rounds.stream().mapToDouble(r -> r.truth().back()).max().orElseThrow());
    }

    /**
     * All messages of the day in the order of their sending: announcements and hub scans from the evening before on,
     * plans and depot scans in the morning, positions and scans of the rounds.
     *
     * @param fixEverySeconds between two positions of a van, 1 to 600
     */
    public List<DayMessage> messages(int fixEverySeconds) {
        if (fixEverySeconds < 1 || fixEverySeconds > 600) {
            throw new IllegalArgumentException("a fix every %d s: expected 1..600".formatted(fixEverySeconds));
        }
        return new DayMessages(this, Noise.standard(), seed, fixEverySeconds).list();
    }

    /**
     * The van's true way behind a round's positions, in seconds of the local day; a phone leaves it to walk to doors.
     * Hidden from the product.
     *
     * @param round its number among {@link #rounds}, from 0
     */
    public VanPath way(int round) {
        return DayMessages.way(this, seed, round);
    }
}
