package fr.creneau.city.plan;

import java.util.stream.IntStream;

/**
 * A sensible order of stops: nearest neighbour, then 2-opt and moves of runs of up to three stops until nothing gets
 * shorter. Good to some per cent for rounds of a hundred stops, in milliseconds; what a driver would accept, not what a
 * solver would win. Stateless.
 */
public final class StopOrder {
    private static final float LEAST_GAIN_SECONDS = 0.5f;

    private StopOrder() {}

    /**
     * The order in which to serve the places, from the depot and back to it.
     *
     * @param depot the depot's index in {@code legs}
     * @param places the stops' indices in {@code legs}
     * @return the same places, in order
     */
    public static int[] of(int depot, int[] places, LegTimes legs) {
        int[] tour = nearestNeighbour(depot, places, legs);
        boolean shorter = true;
        for (int sweep = 0; shorter && sweep < 50; sweep++) {
            shorter = reverseRuns(tour, legs) | moveRuns(tour, legs);
        }
        return IntStream.range(1, tour.length - 1).map(i -> tour[i]).toArray();
    }

    /** Depot, places, depot. */
    private static int[] nearestNeighbour(int depot, int[] places, LegTimes legs) {
        int[] tour = new int[places.length + 2];
        int[] left = places.clone();
        tour[0] = depot;
        tour[tour.length - 1] = depot;
        for (int at = 1, count = left.length; count > 0; at++, count--) {
            int best = 0;
            for (int i = 1; i < count; i++) {
                if (legs.seconds(tour[at - 1], left[i]) < legs.seconds(tour[at - 1], left[best])) {
                    best = i;
                }
            }
            tour[at] = left[best];
            left[best] = left[count - 1];
        }
        return tour;
    }

    /** 2-opt where both directions differ: a reversed run is paid by its own legs. */
    private static boolean reverseRuns(int[] tour, LegTimes legs) {
        boolean shorter = false;
        for (int first = 1; first < tour.length - 2; first++) {
            float forward = 0;
            float backward = 0;
            for (int last = first + 1; last < tour.length - 1; last++) {
                forward += legs.seconds(tour[last - 1], tour[last]);
                backward += legs.seconds(tour[last], tour[last - 1]);
                float before =
                        legs.seconds(tour[first - 1], tour[first]) + forward + legs.seconds(tour[last], tour[last + 1]);
                float after = legs.seconds(tour[first - 1], tour[last])
                        + backward
                        + legs.seconds(tour[first], tour[last + 1]);
                if (after < before - LEAST_GAIN_SECONDS) {
                    reverse(tour, first, last);
                    float swap = forward;
                    forward = backward;
                    backward = swap;
                    shorter = true;
                }
            }
        }
        return shorter;
    }

    /** Or-opt: a run of one to three stops goes between two others, in its direction. */
    private static boolean moveRuns(int[] tour, LegTimes legs) {
        boolean shorter = false;
        for (int length = 1; length <= 3; length++) {
            for (int first = 1; first + length < tour.length; first++) {
                int to = betterPlace(tour, first, length, legs);
                if (to >= 0) {
                    move(tour, first, length, to);
                    shorter = true;
                }
            }
        }
        return shorter;
    }

    /** The index after which the run fits best, or −1 when it is best where it is. */
    private static int betterPlace(int[] tour, int first, int length, LegTimes legs) {
        int last = first + length - 1;
        float freed = legs.seconds(tour[first - 1], tour[first])
                + legs.seconds(tour[last], tour[last + 1])
                - legs.seconds(tour[first - 1], tour[last + 1]);
        float best = freed - LEAST_GAIN_SECONDS;
        int place = -1;
        for (int after = 0; after < tour.length - 1; after++) {
            if (after >= first - 1 && after <= last) {
                continue;
            }
            float paid = legs.seconds(tour[after], tour[first])
                    + legs.seconds(tour[last], tour[after + 1])
                    - legs.seconds(tour[after], tour[after + 1]);
            if (paid < best) {
                best = paid;
                place = after;
            }
        }
        return place;
    }

    private static void move(int[] tour, int first, int length, int after) {
        int[] run = new int[length];
        System.arraycopy(tour, first, run, 0, length);
        if (after < first) {
            System.arraycopy(tour, after + 1, tour, after + 1 + length, first - after - 1);
            System.arraycopy(run, 0, tour, after + 1, length);
        } else {
            System.arraycopy(tour, first + length, tour, first, after - first - length + 1);
            System.arraycopy(run, 0, tour, after - length + 1, length);
        }
    }

    private static void reverse(int[] tour, int first, int last) {
        for (int i = first, j = last; i < j; i++, j--) {
            int swap = tour[i];
            tour[i] = tour[j];
            tour[j] = swap;
        }
    }
}
