package fr.creneau.city.law;

import fr.creneau.city.noise.Chance;
import fr.creneau.city.plan.PlannedRound;
import fr.creneau.city.plan.PlannedStop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One round being driven: leave the depot, then choose the next stop, drive and serve it until none is left. Reused for
 * many futures of the same round; allocates nothing while it drives. Not thread-safe.
 */
final class RoundRun {
    /** How often the first step is drawn again until it agrees with what was seen; then its end is set to the moment. */
    private static final int TRIES = 64;

    private static final double EVENING = 17 * 3600;
    private static final Hidden UNKNOWN = new Hidden(1, 1, 0, Double.POSITIVE_INFINITY);

    private final Behaviour law;
    private final PlannedRound plan;
    private final double[] doorFactor;

    /** Stops not yet reached, in the order meant now: {@code remaining[reached .. size)}. */
    private final int[] remaining;

    private final double[] weight;
    private final Outcome[] outcomes;
    private Chance chance = new Chance(0);
    private Hidden hidden = UNKNOWN;
    private int reached;
    private int place;
    private boolean atDoor;
    private boolean rested;
    private double wander;
    private double setOff;
    private double clock;

    /** @param doorFactor standing factor on the time at each place's door, the driver's and the place's together */
    RoundRun(Behaviour law, PlannedRound plan, double[] doorFactor) {
        this.law = law;
        this.plan = plan;
        this.doorFactor = doorFactor;
        this.remaining = new int[plan.size()];
        this.weight = new double[plan.size()];
        this.outcomes = new Outcome
                [plan.stops().stream().mapToInt(PlannedStop::parcels).max().orElse(1)];
    }

    /** Leaves the depot for the whole round. */
    void start(double trafficFactor, Chance newChance) {
        chance = newChance;
        hidden = drawHidden(trafficFactor);
        wander = hidden.wander();
        for (int i = 0; i < remaining.length; i++) {
            remaining[i] = i + 1;
        }
        reached = 0;
        place = 0;
        atDoor = false;
        rested = false;
        leaveDepot();
    }

    /** Goes on from a moment; what the van is doing is drawn until it does not end before the moment. */
    void resume(RoundMoment moment, Chance newChance) {
        chance = newChance;
        int[] left = moment.remaining();
        for (int tries = 0; tries < TRIES; tries++) {
            hidden = moment.hidden().orElseGet(() -> drawHidden(chance.factor(law.trafficSigma)));
            wander = hidden.wander();
            reached = plan.size() - left.length;
            System.arraycopy(left, 0, remaining, reached, left.length);
            place = moment.place();
            rested = moment.rested();
            atDoor = moment.doing() == RoundMoment.Doing.AT_STOP;
            clock = moment.since();
            switch (moment.doing()) {
                case WAITING -> leaveDepot();
                case AT_STOP -> serve();
                case UNDER_WAY -> driveToNext();
            }
            if (clock >= moment.at()) {
                return;
            }
        }
        clock = moment.at();
    }

    /** Drives to the end and notes when each place was reached. */
    void arrivalsInto(double[] arrivals) {
        if (atDoor) {
            arrivals[place] = clock;
            serve();
        }
        while (reached < remaining.length) {
            driveToNext();
            arrivals[place] = clock;
            serve();
        }
    }

    /** Drives a started round to the end and back. */
    RoundTruth toTruth() {
        double departure = clock;
        List<Visit> visits = new ArrayList<>(remaining.length);
        while (reached < remaining.length) {
            driveToNext();
            double arrival = clock;
            serve();
            List<Outcome> ended =
                    List.of(Arrays.copyOf(outcomes, plan.stop(place).parcels()));
            visits.add(new Visit(place, setOff, arrival, clock, ended));
        }
        return new RoundTruth(departure, visits, clock + driveSeconds(0));
    }

    /** Drives a started round until the moment; empty when the last stop has been left by then. */
    Optional<RoundMoment> toMoment(double at) {
        if (clock > at) {
            return Optional.of(new RoundMoment(
                    at, RoundMoment.Doing.WAITING, plan.departure(), 0, remaining, false, Optional.of(hidden)));
        }
        while (reached < remaining.length) {
            RoundMoment leaving = now(at, RoundMoment.Doing.UNDER_WAY);
            driveToNext();
            if (clock > at) {
                return Optional.of(leaving);
            }
            RoundMoment standing = now(at, RoundMoment.Doing.AT_STOP);
            serve();
            if (clock > at) {
                return Optional.of(standing);
            }
        }
        return Optional.empty();
    }

    private RoundMoment now(double at, RoundMoment.Doing doing) {
        int[] left = Arrays.copyOfRange(remaining, reached, remaining.length);
        Hidden today = new Hidden(hidden.trafficFactor(), hidden.roundPace(), wander, hidden.breakAt());
        return new RoundMoment(at, doing, clock, place, left, rested, Optional.of(today));
    }

    private Hidden drawHidden(double trafficFactor) {
        double pace = chance.factor(law.roundSigma);
        double wanders = law.wanderSigma * chance.normal();
        double breakAt = chance.happens(law.breakProbability)
                ? law.breakStartMean + law.breakStartDeviation * chance.normal()
                : Double.POSITIVE_INFINITY;
        return new Hidden(trafficFactor, pace, wanders, breakAt);
    }

    private void leaveDepot() {
        clock = plan.departure() + chance.logNormal(law.lateMedian, law.lateSigma);
    }

    private void driveToNext() {
        if (!rested && clock >= hidden.breakAt() && remaining.length - reached >= law.breakLeastStops) {
            clock += chance.logNormal(law.breakMedian, law.breakSigma);
            rested = true;
        }
        perhapsLeaveTheOrder();
        int next = remaining[reached++];
        setOff = clock;
        clock += driveSeconds(next) + chance.exponential(law.parkingMean);
        place = next;
        atDoor = true;
    }

    private double driveSeconds(int next) {
        return law.traffic.seconds(plan.legSeconds(place, next), clock)
                * hidden.trafficFactor()
                * chance.factor(law.legSigma);
    }

    private void perhapsLeaveTheOrder() {
        int left = remaining.length - reached;
        double draw = chance.uniform();
        if (left < 2 || draw >= law.jumpProbability + law.postponeProbability) {
            return;
        }
        if (draw < law.jumpProbability) {
            int ahead = drawNearby(Math.min(law.jumpReach, left - 1));
            int run = Math.min(chance.geometric(law.jumpRunMean), left - ahead);
            for (int i = 0; i < run; i++) {
                move(reached + ahead + i, reached + i);
            }
        } else {
            move(reached, reached + Math.min(chance.geometric(law.postponeMean), left - 1));
        }
    }

    /** How many stops ahead the driver jumps, 1 to {@code reach}; near ones rather than far ones. */
    private int drawNearby(int reach) {
        double total = 0;
        for (int ahead = 1; ahead <= reach; ahead++) {
            total += StrictMath.exp(-plan.legSeconds(place, remaining[reached + ahead]) / law.jumpNearness);
            weight[ahead - 1] = total;
        }
        double draw = chance.uniform() * total;
        int ahead = 1;
        while (ahead < reach && weight[ahead - 1] < draw) {
            ahead++;
        }
        return ahead;
    }

    private void move(int from, int to) {
        int stop = remaining[from];
        if (from < to) {
            System.arraycopy(remaining, from + 1, remaining, from, to - from);
        } else {
            System.arraycopy(remaining, to, remaining, to + 1, from - to);
        }
        remaining[to] = stop;
    }

    private void serve() {
        PlannedStop stop = plan.stop(place);
        int kind = stop.kind().ordinal();
        double renewed = law.wanderSigma * Math.sqrt(1 - law.wanderMemory * law.wanderMemory);
        wander = law.wanderMemory * wander + renewed * chance.normal();
        double pace =
                doorFactor[place] * hidden.roundPace() * StrictMath.exp(wander - law.wanderSigma * law.wanderSigma / 2);
        double seconds = chance.logNormal(law.dwellMedian[kind], law.dwellSigma[kind]);
        double absentShare = law.absent[kind] * (clock >= EVENING ? law.eveningFactor : 1);
        for (int parcel = 0; parcel < stop.parcels(); parcel++) {
            if (parcel > 0) {
                seconds += chance.exponential(law.furtherParcelMean);
            }
            double draw = chance.uniform();
            if (draw < absentShare) {
                outcomes[parcel] = Outcome.ABSENT;
                seconds += chance.exponential(law.absentMean);
            } else {
                outcomes[parcel] = draw < absentShare + law.refused ? Outcome.REFUSED : Outcome.DELIVERED;
            }
        }
        clock += seconds * pace;
        atDoor = false;
    }
}
