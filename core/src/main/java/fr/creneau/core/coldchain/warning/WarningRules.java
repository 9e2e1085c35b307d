package fr.creneau.core.coldchain.warning;

/**
 * When an outlook becomes a warning.
 *
 * @param warnAt least probability for a warning
 * @param restAt below this probability the danger is over, and the next warning is a new one
 */
public record WarningRules(double warnAt, double restAt) {
    public WarningRules {
        if (!(0 < restAt && restAt <= warnAt && warnAt < 1)) {
            throw new IllegalArgumentException(
                    "warn at %s, rest at %s: expected 0 < rest <= warn < 1".formatted(warnAt, restAt));
        }
    }

    /** The rules that docs/cold-chain.md has the figures of. */
    public static WarningRules usual() {
        return new WarningRules(0.52, 0.2);
    }
}
