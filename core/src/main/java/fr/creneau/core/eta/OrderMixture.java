package fr.creneau.core.eta;

import java.util.ArrayList;
import java.util.List;

/**
 * Mixes what another engine says over the orders in which the stops ahead may come ({@link RoundProgress#perhaps}):
 * the distribution of an arrival is the sum of those of all orders, each weighed by how likely its order is. Where only
 * one order is likely it costs nothing. Not thread-safe.
 */
public final class OrderMixture implements ArrivalTimes {
    /** Quantiles that differ by less are one; nobody is told an arrival to the second. */
    private static final double NEAR_SECONDS = 1;

    private final ArrivalTimes engine;
    private final Arrivals expected = new Arrivals();
    private final List<Arrivals> others = new ArrayList<>();

    public OrderMixture(ArrivalTimes engine) {
        this.engine = engine;
    }

    @Override
    public void predict(RoundProgress progress, Arrivals into) {
        List<Reordering> orders = progress.otherOrders();
        if (orders.isEmpty()) {
            engine.predict(progress, into);
            return;
        }
        engine.predict(progress, expected);
        while (others.size() < orders.size()) {
            others.add(new Arrivals());
        }
        double usual = 1;
        for (int order = 0; order < orders.size(); order++) {
            engine.predict(orders.get(order).progress(), others.get(order));
            usual -= orders.get(order).probability();
        }
        into.begin(progress.nowSeconds(), progress.ahead());
        for (int stop = 0; stop < progress.ahead(); stop++) {
            for (int k = 0; k < Arrivals.levels(); k++) {
                into.set(stop, k, quantile(orders, usual, stop, k));
            }
        }
    }

    /** A quantile of a mixture lies between those of its parts; there it is looked for by halves. */
    private double quantile(List<Reordering> orders, double usual, int stop, int k) {
        double from = expected.quantileAt(stop, k);
        double to = from;
        for (int order = 0; order < orders.size(); order++) {
            double other = others.get(order).quantileAt(orders.get(order).positions()[stop], k);
            from = Math.min(from, other);
            to = Math.max(to, other);
        }
        while (to - from > NEAR_SECONDS) {
            double middle = (from + to) / 2;
            double by = usual * expected.probabilityBy(stop, middle);
            for (int order = 0; order < orders.size(); order++) {
                Reordering reordering = orders.get(order);
                by += reordering.probability()
                        * others.get(order).probabilityBy(reordering.positions()[stop], middle);
            }
            if (by < Arrivals.level(k)) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }
}
