package fr.creneau.core.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * A round as it was said: when it can leave, what it calls at, when it must be back. Times are in any one unit.
 *
 * @param leaves the van can leave then, and not before
 * @param calls in order
 * @param homeLeg time of the last leg
 * @param back the van must be back then, at the latest
 * @param longest from leaving to being back; a van may leave later so as to wait less. Infinite: does not matter
 * @param capacity the greatest sum of loads
 */
public record Drive(double leaves, List<Call> calls, double homeLeg, double back, double longest, double capacity) {
    /** What rounding of real distances may make a van late by, in the drive's unit. */
    private static final double EPSILON = 1e-6;

    /** The latest way to leave is found to this part of the time there is. */
    private static final int HALVINGS = 60;

    public Drive {
        calls = List.copyOf(calls);
    }

    /** Drives it, each leg as soon as possible: a sentence for each thing that is broken; empty if all is kept. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        double[] begins = begins(leaves);
        double load = 0;
        for (int k = 0; k < begins.length; k++) {
            Call call = calls.get(k);
            load += call.load();
            if (begins[k] > call.latest() + EPSILON) {
                faults.add(
                        "%s begins at %s: expected %s at the latest".formatted(call.name(), begins[k], call.latest()));
            }
        }
        if (home(begins, leaves) > back + EPSILON) {
            faults.add("back at %s: expected %s at the latest".formatted(home(begins, leaves), back));
        }
        if (load > capacity + EPSILON) {
            faults.add("load %s: expected %s at most".formatted(load, capacity));
        }
        if (faults.isEmpty() && Double.isFinite(longest)) {
            double shortest = shortest();
            if (shortest > longest + EPSILON) {
                faults.add("lasts %.1f: expected %.1f at most".formatted(shortest, longest));
            }
        }
        return faults;
    }

    /** When the service of each call begins, in order, each leg driven as soon as possible. */
    public double[] begins() {
        return begins(leaves);
    }

    /** When the van is back, each leg driven as soon as possible. */
    public double home() {
        return home(begins(), leaves);
    }

    private double[] begins(double leaving) {
        double[] begins = new double[calls.size()];
        double time = leaving;
        for (int k = 0; k < begins.length; k++) {
            Call call = calls.get(k);
            begins[k] = Math.max(time + call.leg(), call.earliest());
            time = begins[k] + call.service();
        }
        return begins;
    }

    private double home(double[] begins, double leaving) {
        int last = begins.length - 1;
        return homeLeg + (last < 0 ? leaving : begins[last] + calls.get(last).service());
    }

    /** Waiting is least for who leaves as late as possible; the latest way to leave is found by halving. */
    private double shortest() {
        double good = leaves;
        double bad = back;
        for (int halving = 0; halving < HALVINGS && bad - good > EPSILON / 10; halving++) {
            double middle = (good + bad) / 2;
            if (inTime(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return home(begins(good), good) - good;
    }

    private boolean inTime(double leaving) {
        double[] begins = begins(leaving);
        for (int k = 0; k < begins.length; k++) {
            if (begins[k] > calls.get(k).latest() + EPSILON) {
                return false;
            }
        }
        return home(begins, leaving) <= back + EPSILON;
    }
}
