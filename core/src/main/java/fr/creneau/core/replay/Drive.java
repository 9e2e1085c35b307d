package fr.creneau.core.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * A round as it was said: when it leaves, what it calls at, when it must be back. Times are in any one unit.
 *
 * @param leaves the van leaves then
 * @param calls in order
 * @param homeLeg time of the last leg
 * @param back the van must be back then, at the latest
 * @param capacity the greatest sum of loads
 */
public record Drive(double leaves, List<Call> calls, double homeLeg, double back, double capacity) {
    /** What rounding of real distances may make a van late by, in the drive's unit. */
    private static final double EPSILON = 1e-6;

    public Drive {
        calls = List.copyOf(calls);
    }

    /** Drives it, each leg as soon as possible: a sentence for each thing that is broken; empty if all is kept. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        double time = leaves;
        double load = 0;
        for (Call call : calls) {
            double begins = Math.max(time + call.leg(), call.earliest());
            if (begins > call.latest() + EPSILON) {
                faults.add("%s begins at %s: expected %s at the latest".formatted(call.name(), begins, call.latest()));
            }
            time = begins + call.service();
            load += call.load();
        }
        if (time + homeLeg > back + EPSILON) {
            faults.add("back at %s: expected %s at the latest".formatted(time + homeLeg, back));
        }
        if (load > capacity + EPSILON) {
            faults.add("load %s: expected %s at most".formatted(load, capacity));
        }
        return faults;
    }

    /** When the service of each call begins, in order. */
    public double[] begins() {
        double[] begins = new double[calls.size()];
        double time = leaves;
        for (int k = 0; k < begins.length; k++) {
            Call call = calls.get(k);
            begins[k] = Math.max(time + call.leg(), call.earliest());
            time = begins[k] + call.service();
        }
        return begins;
    }
}
