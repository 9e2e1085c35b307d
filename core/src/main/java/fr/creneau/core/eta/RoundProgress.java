package fr.creneau.core.eta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of one round at one moment: the stops behind in the order they were driven, then the stops ahead in the
 * order they are expected. A buffer to be refilled, so that a writer of many rounds allocates nothing:
 *
 * <pre>{@code
 * progress.begin(nowSeconds);
 * for (...) progress.addDone(plannedArrival, plannedDeparture, actualArrival, actualDeparture, place);
 * for (...) progress.addAhead(plannedArrival, plannedDeparture, place);
 * progress.standingAtNextSince(arrival); // only when the van stands at the first stop ahead
 * }</pre>
 *
 * All times are epoch seconds; {@link Double#NaN} is "not known". The planned times of the stops ahead may be those of
 * the first plan: only their differences and the first one's value matter. Not thread-safe.
 */
public final class RoundProgress {
    /** A place that no other stop shares. */
    public static final long NO_PLACE = 0;

    /** A rest is taken within two hours of its time, or not at all: what else takes long is something else. */
    private static final double REST_WITHIN_SECONDS = 7_200;

    private double nowSeconds;
    private double utcOffsetSeconds;
    private long driver;
    private int done;
    private int stops;
    private double standingSince;
    private double secondsToNext;
    private double restPlannedAt;
    private double restPlannedSeconds;
    private boolean rested;
    private double restingSince;
    private final List<Reordering> otherOrders = new ArrayList<>();
    private double[] plannedArrival = new double[32];
    private double[] plannedDeparture = new double[32];
    private double[] actualArrival = new double[32];
    private double[] actualDeparture = new double[32];
    private long[] place = new long[32];

    /** Forgets everything and starts anew: no stops, no driver, no position. */
    public RoundProgress begin(double nowSeconds) {
        this.nowSeconds = nowSeconds;
        utcOffsetSeconds = 0;
        driver = NO_PLACE;
        restPlannedAt = Double.NaN;
        restPlannedSeconds = 0;
        rested = false;
        restingSince = Double.NaN;
        otherOrders.clear();
        done = 0;
        stops = 0;
        standingSince = Double.NaN;
        secondsToNext = Double.NaN;
        return this;
    }

    /** A stable key of who drives, for what is learnt about drivers; 0 is unknown. */
    public RoundProgress drivenBy(long driverKey) {
        driver = driverKey;
        return this;
    }

    /** How far the local clock is ahead of UTC, seconds; 0 where not told. For what is learnt by the hour. */
    public RoundProgress localClockAhead(double utcOffsetSeconds) {
        this.utcOffsetSeconds = utcOffsetSeconds;
        return this;
    }

    /**
     * The driver is to rest at the first departure after a moment; the planned times are then told <em>without</em> that
     * rest, as if it took no time.
     *
     * @param at epoch seconds
     * @param seconds planned length, above 0
     * @param taken whether it is over already; the actual times hold it then
     */
    public RoundProgress restPlanned(double at, double seconds, boolean taken) {
        restPlannedAt = at;
        restPlannedSeconds = seconds;
        rested = taken;
        return this;
    }

    /** The driver has been resting since the given moment (at most now), and goes on from the stop left last. */
    public RoundProgress restingSince(double epochSeconds) {
        restingSince = epochSeconds;
        return this;
    }

    /** The stops ahead may come in another order; the probabilities of all other orders together are less than 1. */
    public RoundProgress perhaps(Reordering order) {
        otherOrders.add(order);
        return this;
    }

    /**
     * A stop that the van has left, delivered or not; to be called before any {@link #addAhead}. The depot is the first
     * of them when its departure is known.
     *
     * @param actualArrival NaN where only the departure was seen
     * @param actualDeparture NaN where only the arrival was seen
     * @param placeKey stable key of the place (address, street, postcode: what is learnt is shared by equal keys)
     */
    public RoundProgress addDone(
            double plannedArrival,
            double plannedDeparture,
            double actualArrival,
            double actualDeparture,
            long placeKey) {
        if (done != stops) {
            throw new IllegalStateException("addDone after addAhead: the stops behind come first");
        }
        add(plannedArrival, plannedDeparture, placeKey);
        this.actualArrival[done] = actualArrival;
        this.actualDeparture[done] = actualDeparture;
        done++;
        return this;
    }

    /** The next stop in the order expected; its planned service is {@code plannedDeparture − plannedArrival}. */
    public RoundProgress addAhead(double plannedArrival, double plannedDeparture, long placeKey) {
        add(plannedArrival, plannedDeparture, placeKey);
        return this;
    }

    /** The van stands at the first stop ahead, since the given moment (at most now). */
    public RoundProgress standingAtNextSince(double arrivalSeconds) {
        standingSince = arrivalSeconds;
        return this;
    }

    /** Driving time from the van's position to the first stop ahead at the plan's pace, where a position is fresh. */
    public RoundProgress secondsToNext(double seconds) {
        secondsToNext = seconds;
        return this;
    }

    private void add(double arrival, double departure, long placeKey) {
        if (!(departure >= arrival)) {
            throw new IllegalArgumentException(
                    "stop %d: planned arrival %s and departure %s: expected two known times in order"
                            .formatted(stops, arrival, departure));
        }
        if (stops == place.length) {
            int larger = stops * 2;
            plannedArrival = Arrays.copyOf(plannedArrival, larger);
            plannedDeparture = Arrays.copyOf(plannedDeparture, larger);
            actualArrival = Arrays.copyOf(actualArrival, larger);
            actualDeparture = Arrays.copyOf(actualDeparture, larger);
            place = Arrays.copyOf(place, larger);
        }
        plannedArrival[stops] = arrival;
        plannedDeparture[stops] = departure;
        actualArrival[stops] = Double.NaN;
        actualDeparture[stops] = Double.NaN;
        place[stops] = placeKey;
        stops++;
    }

    public double nowSeconds() {
        return nowSeconds;
    }

    /** Seconds since midnight on the local clock of a moment, 0 to 86 400. */
    public double localSecondOfDay(double epochSeconds) {
        double local = epochSeconds + utcOffsetSeconds;
        return local - Math.floor(local / 86_400) * 86_400;
    }

    /** Day of the week on the local clock now: 0 is Monday, 6 Sunday. */
    public int localDayOfWeek() {
        long day = (long) Math.floor((nowSeconds + utcOffsetSeconds) / 86_400);
        return (int) Math.floorMod(day + 3, 7L);
    }

    /** When the driver is to rest, epoch seconds; NaN for no rest. */
    public double restPlannedAt() {
        return restPlannedAt;
    }

    public double restPlannedSeconds() {
        return restPlannedSeconds;
    }

    /** Whether the planned rest is over. */
    public boolean rested() {
        return rested;
    }

    /** Whether a standstill that began at one moment can be the rest planned for the other; epoch seconds. */
    public static boolean isAboutRest(double began, double planned) {
        return Math.abs(began - planned) <= REST_WITHIN_SECONDS;
    }

    /** Since when the driver rests, epoch seconds; NaN while the van is not known to stand for it. */
    public double restingSince() {
        return restingSince;
    }

    /** Other orders in which the stops ahead may come; most often there is none. */
    public List<Reordering> otherOrders() {
        return otherOrders;
    }

    public long driver() {
        return driver;
    }

    /** How many stops are behind; the first stop ahead has this index. */
    public int done() {
        return done;
    }

    /** Stops behind and ahead. */
    public int stops() {
        return stops;
    }

    public int ahead() {
        return stops - done;
    }

    public double plannedArrival(int stop) {
        return plannedArrival[stop];
    }

    public double plannedDeparture(int stop) {
        return plannedDeparture[stop];
    }

    /** NaN for a stop ahead, or not seen. */
    public double actualArrival(int stop) {
        return actualArrival[stop];
    }

    /** NaN for a stop ahead, or not seen. */
    public double actualDeparture(int stop) {
        return actualDeparture[stop];
    }

    public long place(int stop) {
        return place[stop];
    }

    /** Since when the van stands at the first stop ahead; NaN while it does not. */
    public double standingSince() {
        return standingSince;
    }

    /** Whether the van stands at the first stop ahead. */
    public boolean isStanding() {
        return !Double.isNaN(standingSince);
    }

    /** Driving seconds to the first stop ahead; NaN without a fresh position. */
    public double secondsToNext() {
        return secondsToNext;
    }

    /** Planned driving time to the stop, from the one before it; 0 for the first stop. Never negative. */
    public double plannedLeg(int stop) {
        return stop == 0 ? 0 : Math.max(0, plannedArrival[stop] - plannedDeparture[stop - 1]);
    }

    /** Planned service time at the stop. */
    public double plannedService(int stop) {
        return plannedDeparture[stop] - plannedArrival[stop];
    }
}
