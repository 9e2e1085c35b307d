package fr.creneau.core.eta.passage;

import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.SlotIndex;
import fr.creneau.core.eta.StableKey;
import java.util.Arrays;

/**
 * What the vans of a town made of each leg and of each stop: seconds more than planned, remembered over minutes, hours
 * and days, and by the half-hour of the day. A van that follows another learns here what the street is like today.
 * Nothing is forgotten by hand: old passages fade. Memory is about 900 bytes for each leg or stop. Not thread-safe.
 */
public final class Passages {
    /** How long a passage counts, seconds to 1/e: the queue now, the hour, the part of the day, the season. */
    private static final double[] MEMORIES = {600, 1_800, 7_200, 3 * 86_400};

    /** Passages' worth of doubt that shrinks each of the memories towards the plan. */
    private static final double[] DOUBT = {0.5, 0.5, 0.5, 1};

    private static final double PROFILE_DOUBT = 2;
    private static final double NEIGHBOUR_WEIGHT = 0.4;
    private static final int HALF_HOURS = 48;
    private static final double[] TOWN_MEMORIES = {900, 2_700};
    private static final double TOWN_DOUBT_SECONDS = 600;
    private static final double LEAST_LEG_SECONDS = 20;
    private static final double TOWN_CLIP_SECONDS = 300;

    /** How many memories there are. */
    public static final int MEMORY_COUNT = MEMORIES.length;

    private final SlotIndex index = new SlotIndex();
    private double[] sums = new double[0];
    private double[] weights = new double[0];
    private double[] touched = new double[0];
    private double[] last = new double[0];
    private double[] leftAt = new double[0];
    private double[] leftPlanned = new double[0];
    private double[] leftBefore = new double[0];
    private double[] leftBeforePlanned = new double[0];
    private float[] profileSums = new float[0];
    private float[] profileWeights = new float[0];
    private final double[] townSums = new double[TOWN_MEMORIES.length];
    private final double[] townWeights = new double[TOWN_MEMORIES.length];
    private double townTouched = Double.NEGATIVE_INFINITY;

    /** A rest day has other traffic: profiles are kept for all days together and for each of the two sorts. */
    private enum Days {
        ALL,
        WORKING,
        RESTING
    }

    /**
     * Learns from a round that has just left a stop (the last one behind): the leg to it, the time at it, and that a van
     * is under way on the leg after it. To be called once for each departure, in the order of time.
     */
    public void learn(RoundProgress progress) {
        int stop = progress.done() - 1;
        double left = progress.actualDeparture(stop);
        double arrived = progress.actualArrival(stop);
        if (stop > 0) {
            double residual = arrived - progress.actualDeparture(stop - 1) - signedLeg(progress, stop);
            if (!Double.isNaN(residual)) {
                remember(legKey(progress, stop), progress, stop - 1, residual);
                rememberTown(residual, signedLeg(progress, stop), progress.nowSeconds());
            }
            if (!Double.isNaN(left - arrived)) {
                remember(progress.place(stop), progress, stop, left - arrived - progress.plannedService(stop));
            }
        }
        if (progress.ahead() > 0 && !Double.isNaN(left)) {
            int slot = slot(legKey(progress, stop + 1));
            if (slot >= 0) {
                leftBefore[slot] = leftAt[slot];
                leftBeforePlanned[slot] = leftPlanned[slot];
                leftAt[slot] = left;
                leftPlanned[slot] = progress.plannedDeparture(stop);
            }
        }
    }

    /** The leg that ends at a stop, or −1 where no van was seen on it. */
    int findLeg(RoundProgress progress, int stop) {
        return index.find(legKey(progress, stop));
    }

    /** A stop's place, or −1 where no van was seen at it. */
    int findPlace(RoundProgress progress, int stop) {
        return index.find(progress.place(stop));
    }

    /** Seconds over plan in one of the memories, shrunk towards 0. */
    double recent(int slot, int memory, double now) {
        double fade = Math.exp((touched[slot] - now) / MEMORIES[memory]);
        int at = slot * MEMORY_COUNT + memory;
        return sums[at] * fade / (weights[at] * fade + DOUBT[memory]);
    }

    /** Seconds over plan of the newest passage. */
    double last(int slot) {
        return last[slot];
    }

    /** Seconds since the newest passage ended. */
    double age(int slot, double now) {
        return now - touched[slot];
    }

    /** When another van was last seen to enter the leg, epoch seconds; its own departure is known to the one who asks. */
    double leftAt(int leg, double ownDeparture) {
        return leftAt[leg] == ownDeparture ? leftBefore[leg] : leftAt[leg];
    }

    /** When that other van should have entered it. */
    double leftPlanned(int leg, double ownDeparture) {
        return leftAt[leg] == ownDeparture ? leftBeforePlanned[leg] : leftPlanned[leg];
    }

    /** Usual seconds over plan at this half-hour of the day, all days together. */
    double usual(int slot, double localSecondOfDay) {
        return profile(slot, Days.ALL, localSecondOfDay);
    }

    /** Usual seconds over plan at this half-hour, of working days or of weekends. */
    double usual(int slot, double localSecondOfDay, boolean weekend) {
        return profile(slot, weekend ? Days.RESTING : Days.WORKING, localSecondOfDay);
    }

    /** Seconds over plan for each planned second of driving in the whole town, over the last quarter or three quarters. */
    double townPace(int memory, double now) {
        double fade = Math.exp((townTouched - now) / TOWN_MEMORIES[memory]);
        return townSums[memory] * fade / (townWeights[memory] * fade + TOWN_DOUBT_SECONDS);
    }

    private double profile(int slot, Days days, double localSecondOfDay) {
        int at = profileAt(slot, days, halfHour(localSecondOfDay));
        return profileSums[at] / (profileWeights[at] + PROFILE_DOUBT);
    }

    private void remember(long key, RoundProgress progress, int plannedAs, double residual) {
        int slot = slot(key);
        if (slot < 0) {
            return;
        }
        double now = progress.nowSeconds();
        for (int memory = 0; memory < MEMORY_COUNT; memory++) {
            double fade = Math.exp((touched[slot] - now) / MEMORIES[memory]);
            int at = slot * MEMORY_COUNT + memory;
            sums[at] = sums[at] * fade + residual;
            weights[at] = weights[at] * fade + 1;
        }
        touched[slot] = now;
        last[slot] = residual;
        int half = halfHour(progress.localSecondOfDay(progress.plannedDeparture(plannedAs)));
        Days sort = progress.localDayOfWeek() >= 5 ? Days.RESTING : Days.WORKING;
        for (int off = -1; off <= 1; off++) {
            double weight = off == 0 ? 1 : NEIGHBOUR_WEIGHT;
            int near = Math.floorMod(half + off, HALF_HOURS);
            addTo(profileAt(slot, Days.ALL, near), weight, residual);
            addTo(profileAt(slot, sort, near), weight, residual);
        }
    }

    private void addTo(int at, double weight, double residual) {
        profileSums[at] += (float) (weight * residual);
        profileWeights[at] += (float) weight;
    }

    private void rememberTown(double residual, double leg, double now) {
        for (int memory = 0; memory < TOWN_MEMORIES.length; memory++) {
            double fade = Math.exp((townTouched - now) / TOWN_MEMORIES[memory]);
            townSums[memory] =
                    townSums[memory] * fade + Math.max(-TOWN_CLIP_SECONDS, Math.min(TOWN_CLIP_SECONDS, residual));
            townWeights[memory] = townWeights[memory] * fade + Math.max(leg, LEAST_LEG_SECONDS);
        }
        townTouched = now;
    }

    private int slot(long key) {
        int slot = index.add(key);
        if (slot >= touched.length) {
            int larger = Math.max(32, touched.length * 2);
            sums = Arrays.copyOf(sums, larger * MEMORY_COUNT);
            weights = Arrays.copyOf(weights, larger * MEMORY_COUNT);
            int from = touched.length;
            touched = Arrays.copyOf(touched, larger);
            Arrays.fill(touched, from, larger, Double.NEGATIVE_INFINITY);
            last = Arrays.copyOf(last, larger);
            leftAt = Arrays.copyOf(leftAt, larger);
            Arrays.fill(leftAt, from, larger, Double.NaN);
            leftPlanned = Arrays.copyOf(leftPlanned, larger);
            leftBefore = Arrays.copyOf(leftBefore, larger);
            Arrays.fill(leftBefore, from, larger, Double.NaN);
            leftBeforePlanned = Arrays.copyOf(leftBeforePlanned, larger);
            profileSums = Arrays.copyOf(profileSums, larger * Days.values().length * HALF_HOURS);
            profileWeights = Arrays.copyOf(profileWeights, profileSums.length);
        }
        return slot;
    }

    private static int profileAt(int slot, Days days, int halfHour) {
        return (slot * 3 + days.ordinal()) * HALF_HOURS + halfHour;
    }

    private static int halfHour(double localSecondOfDay) {
        return (int) (localSecondOfDay / 1_800) % HALF_HOURS;
    }

    private static double signedLeg(RoundProgress progress, int stop) {
        return progress.plannedArrival(stop) - progress.plannedDeparture(stop - 1);
    }

    private static long legKey(RoundProgress progress, int stop) {
        long from = progress.place(stop - 1);
        long to = progress.place(stop);
        return from == RoundProgress.NO_PLACE || to == RoundProgress.NO_PLACE
                ? RoundProgress.NO_PLACE
                : StableKey.of(from, to);
    }
}
