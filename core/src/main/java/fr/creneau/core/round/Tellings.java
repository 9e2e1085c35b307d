package fr.creneau.core.round;

import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.parcel.ParcelState;
import fr.creneau.core.window.Window;
import fr.creneau.core.window.Windows;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is to be told a window now, and how told windows ended. Pure. */
final class Tellings {
    /**
     * Under way, nobody is told anything on evidence older than this: after an outage what was missed comes first, and then
     * the hour may be quite another.
     */
    private static final long FRESH_MS = 35 * 60_000;

    private final TellingRules rules;

    Tellings(TellingRules rules) {
        this.rules = rules;
    }

    /**
     * The tellings due now.
     *
     * @param evidenceMs observed time of the newest fix or scan; null before the first
     */
    List<Telling> due(
            RoundView view,
            Expectation expected,
            Map<ParcelId, List<Telling>> told,
            @Nullable Long evidenceMs,
            long nowMs) {
        boolean fresh = evidenceMs != null && nowMs - evidenceMs <= FRESH_MS;
        boolean open = (view.status() == RoundStatus.UNDER_WAY && fresh)
                || (view.status() == RoundStatus.PLANNED && rules.eveningBefore() && nowMs >= eveningMs(view.plan()));
        if (!open || isQuiet(view.plan(), nowMs)) {
            return List.of();
        }
        List<Telling> due = new ArrayList<>();
        for (int rank = 0; rank < view.ahead().size(); rank++) {
            StopView stop = view.stops().get(view.ahead().get(rank));
            long p50 = expected.p50Ms(rank);
            Window best = null;
            for (ParcelId parcel : stop.parcels()) {
                ParcelView its = view.parcels().get(parcel);
                if (its == null || its.state().isAttempted() || its.state() == ParcelState.UNSERVED) {
                    continue;
                }
                List<Telling> before = told.getOrDefault(parcel, List.of());
                // At the door there is nothing to correct any more; but nobody is left without a word.
                if (stop.status() == StopStatus.SERVING && !before.isEmpty()) {
                    continue;
                }
                Telling last = before.isEmpty() ? null : before.get(before.size() - 1);
                Telling.Cause cause = cause(last, p50, view.plan().version(), nowMs);
                if (cause != null) {
                    best = best == null ? Windows.best(expected.arrivals(), rank, rules.windowMinutes()) : best;
                    due.add(new Telling(
                            view.plan().round(),
                            parcel,
                            before.size() + 1,
                            cause,
                            nowMs,
                            best,
                            p50,
                            view.plan().version()));
                }
            }
        }
        return due;
    }

    private Telling.@Nullable Cause cause(@Nullable Telling last, long p50, long planVersion, long nowMs) {
        if (last == null) {
            return Telling.Cause.DEPARTURE;
        }
        long leave = rules.leaveBy().toMillis();
        boolean earlier = p50 < last.window().startSeconds() * 1_000 - leave;
        boolean later = p50 > last.window().endSeconds() * 1_000 + leave;
        if ((!earlier && !later)
                || last.number() >= rules.maxTellings()
                || nowMs - last.toldAtMs() < rules.atLeastApart().toMillis()) {
            return null;
        }
        if (planVersion != last.planVersion()) {
            return Telling.Cause.REPLANNED;
        }
        return earlier ? Telling.Cause.EARLIER : Telling.Cause.LATER;
    }

    private boolean isQuiet(RoundPlan plan, long nowMs) {
        LocalTime time = Instant.ofEpochMilli(nowMs).atZone(plan.day().zone()).toLocalTime();
        return rules.isQuiet(time);
    }

    /** When the first window may be told on the day before; {@link Long#MAX_VALUE} when it is not. */
    long eveningMs(RoundPlan plan) {
        ServiceDay day = plan.day();
        return rules.eveningBefore()
                ? new ServiceDay(day.date().minusDays(1), day.zone()).msAt(rules.eveningAt())
                : Long.MAX_VALUE;
    }

    /** How a telling ended, and with what arrival. */
    record End(Telling.Outcome outcome, @Nullable Long arrivedMs) {}

    /** How the telling ended by this view of its parcel; null while it has not. */
    static @Nullable End endOf(Telling telling, @Nullable ParcelView parcel) {
        if (parcel == null) {
            return null;
        }
        Long arrived = parcel.arrivedMs();
        return switch (parcel.state()) {
            case DELIVERED, NOT_HOME, REFUSED -> arrived == null ? null : new End(telling.endedBy(arrived), arrived);
            case UNSERVED -> new End(Telling.Outcome.NOT_ATTEMPTED, null);
            case WITHDRAWN -> new End(Telling.Outcome.WITHDRAWN, null);
            case PLANNED, ON_ROUND -> null;
        };
    }
}
