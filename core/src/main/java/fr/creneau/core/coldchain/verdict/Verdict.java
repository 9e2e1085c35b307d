package fr.creneau.core.coldchain.verdict;

import fr.creneau.core.coldchain.alert.Alert;
import java.util.List;

/**
 * Whether the cold chain held, as far as it was measured: from the first reading to the last, and where the
 * {@link JourneySpan} is known, from its start to its end. Nothing is claimed of any other time.
 */
public sealed interface Verdict {
    /** One word for programs. */
    String word();

    /** Measured throughout that time, and within the limits throughout. */
    record Conforming() implements Verdict {
        @Override
        public String word() {
            return "conforming";
        }
    }

    /**
     * Measured throughout that time, and beyond a limit no longer than the profile tolerates.
     *
     * @param beyondMs beyond the range's limits, in all
     */
    record Tolerated(long beyondMs) implements Verdict {
        @Override
        public String word() {
            return "tolerated";
        }
    }

    /**
     * Nothing bad was measured, but there are times of which nothing is known; or there are too few readings.
     *
     * @param unknownMs in all
     */
    record Unproven(long unknownMs) implements Verdict {
        @Override
        public String word() {
            return "unproven";
        }
    }

    /**
     * An alarm's tolerance was used up.
     *
     * @param alerts one or more
     */
    record NotConforming(List<Alert> alerts) implements Verdict {
        public NotConforming {
            alerts = List.copyOf(alerts);
        }

        @Override
        public String word() {
            return "not_conforming";
        }
    }
}
