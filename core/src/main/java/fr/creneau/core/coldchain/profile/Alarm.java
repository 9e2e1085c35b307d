package fr.creneau.core.coldchain.profile;

import java.util.Locale;

/**
 * When time beyond a limit becomes an alert. The three kinds are the loggers' (WHO PQS E006): <em>single</em>, beyond
 * the limit without a break, and a gap is one as a moment within the limit is; <em>cumulative</em>, all time beyond it,
 * never reset; <em>instant</em>, one reading.
 *
 * @param toleratedMs exactly as much is still tolerated, a moment longer is not; 0 for {@link Kind#INSTANT} and for it
 *     alone
 */
public record Alarm(Kind kind, Limit limit, long toleratedMs) {
    /** How time beyond the limit is counted. */
    public enum Kind {
        SINGLE,
        CUMULATIVE,
        INSTANT
    }

    public Alarm {
        if (kind == Kind.INSTANT ? toleratedMs != 0 : toleratedMs <= 0) {
            throw new IllegalArgumentException("%s alarm tolerates %d ms: expected %s"
                    .formatted(kind, toleratedMs, kind == Kind.INSTANT ? "0" : "more than 0"));
        }
    }

    /** What went wrong, in one word for programs: {@code single_above}, {@code cumulative_below} … */
    public String cause() {
        return (kind + "_" + limit.side()).toLowerCase(Locale.ROOT);
    }
}
