package fr.creneau.cli.eta;

import org.jspecify.annotations.Nullable;

/** Rounds figures for a report; one that is not a number is {@code null} there. Stateless. */
final class Figures {
    private Figures() {}

    static @Nullable Double tenth(double value) {
        return Double.isFinite(value) ? Math.round(value * 10) / 10.0 : null;
    }

    /** A share of one, to a hundredth of a point. */
    static @Nullable Double share(double value) {
        return Double.isFinite(value) ? Math.round(value * 1e4) / 1e4 : null;
    }
}
