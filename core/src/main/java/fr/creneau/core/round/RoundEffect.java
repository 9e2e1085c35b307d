package fr.creneau.core.round;

import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.window.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a round's writer tells the world. An effect with an older revision never wins over a newer one. */
public sealed interface RoundEffect {
    /** Where the round's van is now. */
    record VanMoved(RoundPlan plan, VanId van, VanFix fix, long receivedAtMs) implements RoundEffect {}

    /**
     * The round, whole.
     *
     * @param atMs domain time, epoch milliseconds
     * @param van heard last, or planned to drive first
     * @param latenessSeconds positive: behind the plan
     * @param lastEvidenceMs newest fix or scan, epoch milliseconds
     * @param stops with what is expected and told
     */
    record RoundChanged(
            RoundView view,
            long revision,
            long atMs,
            @Nullable VanId van,
            int latenessSeconds,
            @Nullable Long lastEvidenceMs,
            List<StopOutlook> stops)
            implements RoundEffect {}

    /**
     * What is expected at a stop, and what was told. Times are epoch milliseconds.
     *
     * @param keepProbability that the told window is kept, as seen now
     * @param live a window shorter than the told one that is kept nine times out of ten, as seen now; null for none
     */
    record StopOutlook(
            StopView stop,
            @Nullable Long p10Ms,
            @Nullable Long p50Ms,
            @Nullable Long p90Ms,
            @Nullable Telling told,
            @Nullable Double keepProbability,
            @Nullable Window live) {}

    /** A parcel came to another state, or more is known of how. */
    record ParcelChanged(RoundPlan plan, ParcelView parcel, long revision) implements RoundEffect {}

    /** A recipient is to be told a window. */
    record WindowTold(RoundPlan plan, Telling telling) implements RoundEffect {}

    /** A told window ended so; or, after a late scan, ended otherwise than was said. */
    record WindowEnded(
            RoundPlan plan,
            Telling telling,
            Telling.Outcome outcome,
            @Nullable Long arrivedMs,
            long revision) implements RoundEffect {}
}
