package fr.creneau.city.day;

import fr.creneau.city.day.DayMessage.ParcelAnnounced;
import fr.creneau.city.day.DayMessage.ParcelScanned;
import fr.creneau.city.day.DayMessage.RoundIssued;
import fr.creneau.city.day.DayMessage.VanFix;
import fr.creneau.city.noise.Chance;
import fr.creneau.city.noise.Noise;
import fr.creneau.city.track.DeadZones;
import fr.creneau.city.track.GpsReceiver;
import fr.creneau.city.track.PathPlanner;
import fr.creneau.city.track.VanPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes all messages of a day: who sees what when, and when it gets through. */
final class DayMessages {
    private static final double HOUR = 3600;

    /** When the shipper announced, and when the planning system issues: hours of the local day, before it or in it. */
    private static final double ANNOUNCED_FROM = -8 * HOUR;

    private static final double ANNOUNCED_UNTIL = -5 * HOUR;
    private static final double ISSUED = 6.75 * HOUR;
    private static final double BURST_SECONDS_APART = 0.05;

    private final DeliveryDay day;
    private final Noise noise;
    private final long townSeed;
    private final long daySeed;
    private final int fixEverySeconds;
    private final double delayMean;
    private final double doubled;
    private final double doubledMean;
    private final List<DayMessage> messages = new ArrayList<>();

    DayMessages(DeliveryDay day, Noise noise, long townSeed, int fixEverySeconds) {
        this.day = day;
        this.noise = noise;
        this.townSeed = townSeed;
        this.daySeed = daySeed(day, townSeed);
        this.fixEverySeconds = fixEverySeconds;
        this.delayMean = noise.number("message.delay.mean.seconds");
        this.doubled = noise.share("message.doubled");
        this.doubledMean = noise.number("message.doubled.mean.seconds");
    }

    List<DayMessage> list() {
        DeadZones zones = new DeadZones(day.town(), noise, townSeed);
        Chance chance = new Chance(Chance.seed(daySeed, Chance.number("morning")));
        for (int i = 0; i < day.rounds().size(); i++) {
            DayRound round = day.rounds().get(i);
            for (Parcel parcel : round.allParcels()) {
                if (parcel.attempt() == 1) {
                    Instant at = day.instantOf(chance.between(ANNOUNCED_FROM, ANNOUNCED_UNTIL));
                    messages.add(new ParcelAnnounced(at, parcel));
                }
            }
            messages.add(new RoundIssued(day.instantOf(ISSUED + i), round));
            addLive(round, zones, roundSeed(day, townSeed, i));
        }
        messages.sort(Comparator.comparing(DayMessage::sendAt).thenComparing(DayMessage::eventId));
        return List.copyOf(messages);
    }

    /** Positions and scans of one round, through its dead zones. */
    private void addLive(DayRound round, DeadZones zones, long roundSeed) {
        Chance chance = new Chance(Chance.seed(roundSeed, Chance.number("sending")));
        VanPath path = way(day, round, roundSeed, round.byPhone());
        GpsReceiver receiver = new GpsReceiver(noise, townSeed, Chance.seed(roundSeed, 2));
        List<double[]> silences = new ArrayList<>();
        List<VanFix> held = new ArrayList<>();
        double silentFrom = Double.NaN;
        for (double second = path.start(); second <= path.end(); second += fixEverySeconds) {
            VanPath.State state = path.at(second);
            GpsReceiver.Reading reading = receiver.read(state, second);
            boolean silent = zones.contain(state.place());
            VanFix fix = fix(round, second, reading);
            if (silent) {
                silentFrom = held.isEmpty() ? second : silentFrom;
                held.add(fix);
                continue;
            }
            if (!held.isEmpty()) {
                silences.add(new double[] {silentFrom, second});
                release(held, second);
            }
            send(fix, fix.at(), chance);
        }
        release(held, path.end());
        for (ParcelScanned scan : new Scans(day, round, noise, Chance.seed(roundSeed, 3)).list()) {
            send(scan, day.instantOf(heardFrom(secondOfDay(scan.at()), silences)), chance);
        }
    }

    private static long daySeed(DeliveryDay day, long townSeed) {
        return Chance.seed(townSeed, day.date().toEpochDay(), Chance.number("messages"));
    }

    private static long roundSeed(DeliveryDay day, long townSeed, int round) {
        return Chance.seed(daySeed(day, townSeed), round);
    }

    /** The way of a round's van. */
    static VanPath way(DeliveryDay day, long townSeed, int round) {
        return way(day, day.rounds().get(round), roundSeed(day, townSeed, round), false);
    }

    private static VanPath way(DeliveryDay day, DayRound round, long roundSeed, boolean onFoot) {
        return new PathPlanner(day.town().streets(), day.town().depot().gate(), Chance.seed(roundSeed, 1))
                .path(round.truth(), round.addresses(), onFoot);
    }

    private double secondOfDay(Instant at) {
        return Duration.between(day.instantOf(0), at).toMillis() / 1000.0;
    }

    private static double heardFrom(double second, List<double[]> silences) {
        for (double[] silence : silences) {
            if (second >= silence[0] && second < silence[1]) {
                return silence[1];
            }
        }
        return second;
    }

    private VanFix fix(DayRound round, double second, GpsReceiver.Reading reading) {
        Instant at = day.instantOf(second);
        return new VanFix(
                at,
                at,
                round.vanId(),
                reading.lat(),
                reading.lon(),
                reading.speedMps(),
                reading.headingDeg(),
                reading.accuracyM());
    }

    /** All that was held back gets through in one burst. */
    private void release(List<VanFix> held, double second) {
        for (int i = 0; i < held.size(); i++) {
            messages.add(held.get(i).sentAt(day.instantOf(second + i * BURST_SECONDS_APART)));
        }
        held.clear();
    }

    private void send(DayMessage message, Instant notBefore, Chance chance) {
        Instant sent = later(notBefore, chance.exponential(delayMean));
        messages.add(message.sentAt(sent));
        if (chance.happens(doubled)) {
            messages.add(message.sentAt(later(sent, chance.exponential(doubledMean))));
        }
    }

    private static Instant later(Instant time, double seconds) {
        return time.plusMillis((long) Math.ceil(seconds * 1000));
    }
}
