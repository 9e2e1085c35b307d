package fr.creneau.core.coldchain.curve;

import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.coldchain.profile.Limit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The walk along sorted readings: what has to be carried from one reading to the next. Two walks that carry the same go
 * on alike; that is how a late reading is known to change nothing farther on.
 *
 * <p>Between two readings the temperature is taken to be a straight line, and nothing where they are farther apart than
 * the maximal gap. For the mean kinetic temperature each reading stands for half the way to its neighbours; beside a gap
 * or an end it stands as far out as on its other side, so that evenly spaced readings weigh the same (USP
 * &lt;1079.2&gt;). Not thread-safe.
 */
final class Walk {
    private final CurveRules rules;
    private boolean begun;
    private long lastMs;
    private int lastMicroC;
    private int lastSequence;
    /** Length of the known span that ends at the last reading; 0 where there is none. */
    private long spanBeforeMs;

    private final @Nullable Excursion[] open;

    Walk(CurveRules rules) {
        this.rules = rules;
        this.open = new Excursion[rules.limitCount()];
    }

    private Walk(Walk other) {
        rules = other.rules;
        begun = other.begun;
        lastMs = other.lastMs;
        lastMicroC = other.lastMicroC;
        lastSequence = other.lastSequence;
        spanBeforeMs = other.spanBeforeMs;
        open = other.open.clone();
    }

    Walk copy() {
        return new Walk(this);
    }

    boolean carriesTheSameAs(Walk other) {
        return begun == other.begun
                && lastMs == other.lastMs
                && lastMicroC == other.lastMicroC
                && lastSequence == other.lastSequence
                && spanBeforeMs == other.spanBeforeMs
                && Arrays.equals(open, other.open);
    }

    /** Whether an excursion is going on. */
    boolean isInExcursion() {
        for (Excursion excursion : open) {
            if (excursion != null) {
                return true;
            }
        }
        return false;
    }

    /** When the last reading was measured; meaningless before the first. */
    long lastMs() {
        return lastMs;
    }

    @Nullable
    Excursion findOpen(int limit) {
        return open[limit];
    }

    /** Goes on to the next reading and counts it, and the time since the last one. */
    void step(long ms, int microC, int sequence, CurveSums sums) {
        boolean gap = begun && rules.isGap(ms - lastMs);
        sums.count(microC, begun ? lostBefore(sequence) : 0);
        if (begun && gap) {
            sums.addGap(new Gap(lastMs, ms));
            endStretch(sums);
            spanBeforeMs = 0;
        } else if (begun) {
            passSpan(ms - lastMs, microC, sums);
        }
        for (int limit = 0; limit < open.length; limit++) {
            watch(limit, ms, microC, gap, sums);
        }
        begun = true;
        lastMs = ms;
        lastMicroC = microC;
        lastSequence = sequence;
    }

    /** Counts what the last reading stands for beyond itself; nothing may follow but a new walk. */
    void endStretch(CurveSums sums) {
        if (begun) {
            long weight = spanBeforeMs > 0 ? spanBeforeMs : 2 * rules.intervalMs();
            sums.addHarm(Kinetic.rate(lastMicroC), weight);
        }
    }

    private int lostBefore(int sequence) {
        boolean numbered = sequence != Reading.NO_SEQUENCE && lastSequence != Reading.NO_SEQUENCE;
        return numbered && sequence > lastSequence ? sequence - lastSequence - 1 : 0;
    }

    private void passSpan(long spanMs, int microC, CurveSums sums) {
        long startsHere = spanBeforeMs == 0 ? spanMs : 0;
        sums.addKnown(spanMs);
        sums.addHarm(Kinetic.rate(lastMicroC), spanMs + startsHere);
        sums.addHarm(Kinetic.rate(microC), spanMs);
        Ageing ageing = rules.ageing();
        if (ageing != null) {
            for (int q = 0; q < ageing.size(); q++) {
                sums.addAgeing(q, ageing.rate(q, lastMicroC), ageing.rate(q, microC), spanMs);
            }
        }
        spanBeforeMs = spanMs;
    }

    private void watch(int index, long ms, int microC, boolean gap, CurveSums sums) {
        Limit limit = rules.limit(index);
        Excursion before = open[index];
        boolean beyond = limit.isBeyond(microC);
        if (before == null && !beyond) {
            return;
        }
        boolean measured = begun && !gap;
        boolean wasBeyond = begun && limit.isBeyond(lastMicroC);
        long crossingMs =
                measured && wasBeyond != beyond ? lastMs + Crossing.after(limit, ms - lastMs, lastMicroC, microC) : ms;
        long beyondFromMs = wasBeyond ? lastMs : crossingMs;
        long beyondToMs = beyond ? ms : crossingMs;
        long moreMs = measured && (beyond || wasBeyond) ? beyondToMs - beyondFromMs : 0;
        sums.addBeyond(index, moreMs);
        if (before == null) {
            open[index] = Excursion.begin(limit, measured ? crossingMs : ms, ms, microC);
            return;
        }
        Long outMs = beyond ? null : wasBeyond ? Long.valueOf(crossingMs) : before.outMs();
        Excursion after = before.goOn(microC, gap, moreMs, outMs);
        if (rules.isClear(index, microC) && outMs != null) {
            sums.addEnded(after.end(outMs));
            open[index] = null;
        } else {
            open[index] = after;
        }
    }
}
