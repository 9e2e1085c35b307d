package fr.creneau.city.law;

import fr.creneau.city.noise.Chance;
import fr.creneau.city.noise.Noise;
import fr.creneau.city.plan.PlannedRound;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What happens to planned rounds. One law holds for one town: its seed fixes what stands from day to day, the places'
 * effects. Immutable and thread-safe.
 */
public final class RoundLaw {
    private final Behaviour behaviour;
    private final long townSeed;

    public RoundLaw(Noise noise, long townSeed) {
        this.behaviour = new Behaviour(noise);
        this.townSeed = townSeed;
    }

    /** A driver of this town by number; the same number is the same driver. */
    public Driver driver(int number) {
        Chance chance = new Chance(Chance.seed(townSeed, Chance.number("driver"), number));
        return new Driver("D%02d".formatted(number), chance.factor(behaviour.driverSigma));
    }

    /** The town's traffic on a day; the same for all its rounds. */
    public double trafficFactor(long daySeed) {
        return new Chance(Chance.seed(daySeed, Chance.number("traffic"))).factor(behaviour.trafficSigma);
    }

    /** Drives the round to its end. The same arguments give the same truth. */
    public RoundTruth drive(PlannedRound plan, Driver driver, double trafficFactor, long seed) {
        RoundRun run = newRun(plan, driver);
        run.start(trafficFactor, new Chance(seed));
        return run.toTruth();
    }

    /**
     * The round of {@link #drive} with the same arguments, stopped at a moment; with what is hidden.
     *
     * @param at seconds of the local day
     * @return empty when the last stop has been left by then
     */
    public Optional<RoundMoment> findMoment(
            PlannedRound plan, Driver driver, double trafficFactor, long seed, double at) {
        RoundRun run = newRun(plan, driver);
        run.start(trafficFactor, new Chance(seed));
        return run.toMoment(at);
    }

    /** The moment at which a round leaves the depot, for one who knows the law but not the day. */
    public RoundMoment leaving(PlannedRound plan, double departure) {
        int[] all = IntStream.rangeClosed(1, plan.size()).toArray();
        return new RoundMoment(departure, RoundMoment.Doing.UNDER_WAY, departure, 0, all, false, Optional.empty());
    }

    /** A round that has not left the depot by a moment, for one who knows the law but not the day. */
    public RoundMoment waiting(PlannedRound plan, double at) {
        int[] all = IntStream.rangeClosed(1, plan.size()).toArray();
        return new RoundMoment(at, RoundMoment.Doing.WAITING, plan.departure(), 0, all, false, Optional.empty());
    }

    /**
     * Possible futures of a round, all equally likely.
     *
     * @param count how many
     * @return arrivals by future and place: {@code [count][size + 1]}, seconds of the local day; not a number for the
     *     depot and for places reached before the moment
     */
    public double[][] continuations(PlannedRound plan, Driver driver, RoundMoment moment, int count, long seed) {
        double[][] arrivals = new double[count][plan.size() + 1];
        RoundRun run = newRun(plan, driver);
        for (int i = 0; i < count; i++) {
            Arrays.fill(arrivals[i], Double.NaN);
            run.resume(moment, new Chance(Chance.seed(seed, i)));
            run.arrivalsInto(arrivals[i]);
        }
        return arrivals;
    }

    private RoundRun newRun(PlannedRound plan, Driver driver) {
        double[] doorFactor = new double[plan.size() + 1];
        for (int place = 1; place <= plan.size(); place++) {
            long placeSeed = Chance.seed(
                    townSeed,
                    Chance.number("place"),
                    Chance.number(plan.stop(place).placeId()));
            doorFactor[place] = driver.pace() * new Chance(placeSeed).factor(behaviour.placeSigma);
        }
        return new RoundRun(behaviour, plan, doorFactor);
    }
}
