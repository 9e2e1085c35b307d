package fr.creneau.core.coldchain.warning;

import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.coldchain.curve.TagCurve;
import fr.creneau.core.coldchain.profile.Limit;
import java.util.List;
import java.util.Optional;

/** Warns of one tag's limit while the food can still be saved: once for each danger. Not thread-safe. */
public final class EarlyWarning {
    private final TagCurve curve;
    private final Limit limit;
    private final LookAhead lookAhead;
    private final WarningRules rules;
    private boolean warned;

    public EarlyWarning(TagCurve curve, Limit limit, LookAhead lookAhead, WarningRules rules) {
        this.curve = curve;
        this.limit = limit;
        this.lookAhead = lookAhead;
        this.rules = rules;
    }

    /** The limit that is warned of. */
    public Limit limit() {
        return limit;
    }

    /**
     * Looks ahead after a reading has joined the curve.
     *
     * @param surroundingsC °C; NaN: unknown
     * @return the outlook, where it has to be told
     */
    public Optional<Outlook> onReading(Reading reading, double surroundingsC) {
        List<Reading> newest = curve.listNewest(LookAhead.READINGS);
        if (newest.get(newest.size() - 1).observedAtMs() != reading.observedAtMs()) {
            return Optional.empty();
        }
        if (limit.isBeyond(reading.microC())) {
            warned = true;
            return Optional.empty();
        }
        Outlook outlook = lookAhead.after(sinceGap(newest), surroundingsC, limit);
        if (warned) {
            warned = outlook.probability() >= rules.restAt();
            return Optional.empty();
        }
        warned = outlook.probability() >= rules.warnAt();
        return warned ? Optional.of(outlook) : Optional.empty();
    }

    private List<Reading> sinceGap(List<Reading> newest) {
        long maximalGapMs = curve.rules().profile().maximalGap().toMillis();
        int from = newest.size() - 1;
        while (from > 0
                && newest.get(from).observedAtMs() - newest.get(from - 1).observedAtMs() <= maximalGapMs) {
            from--;
        }
        return newest.subList(from, newest.size());
    }
}
