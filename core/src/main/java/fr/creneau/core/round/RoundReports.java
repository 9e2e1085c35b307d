package fr.creneau.core.round;

import fr.creneau.core.fleet.Stays;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.parcel.ParcelOnRound;
import fr.creneau.core.parcel.Scan;
import fr.creneau.core.window.LiveWindow;
import fr.creneau.core.window.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The round as it is told to the world. Pure. */
final class RoundReports {
    /** What changed of parcels from one view to the next, and of the windows told for them; in order of parcels. */
    List<RoundEffect> parcels(
            @Nullable RoundView was, RoundView is, Map<ParcelId, List<Telling>> tellings, long revision) {
        List<RoundEffect> effects = new ArrayList<>();
        List<ParcelView> changed = is.parcels().values().stream()
                .filter(p -> was == null || !p.equals(was.parcels().get(p.parcel())))
                .sorted(Comparator.comparing(ParcelView::parcel))
                .toList();
        for (ParcelView parcel : changed) {
            effects.add(new RoundEffect.ParcelChanged(is.plan(), parcel, revision));
            ParcelView before = was == null ? null : was.parcels().get(parcel.parcel());
            for (Telling telling : tellings.getOrDefault(parcel.parcel(), List.of())) {
                Tellings.End end = Tellings.endOf(telling, parcel);
                if (end != null && !end.equals(Tellings.endOf(telling, before))) {
                    effects.add(
                            new RoundEffect.WindowEnded(is.plan(), telling, end.outcome(), end.arrivedMs(), revision));
                }
            }
        }
        return effects;
    }

    /** The round, whole. */
    RoundEffect.RoundChanged round(RoundState state, RoundView view, long revision) {
        Expectation expected = state.expected();
        List<RoundEffect.StopOutlook> stops = new ArrayList<>(view.stops().size());
        for (StopView stop : view.stops()) {
            stops.add(outlook(stop, expected, lastTold(state, stop)));
        }
        VanId van = state.heardLast();
        return new RoundEffect.RoundChanged(
                view,
                revision,
                state.nowMs(),
                van == null ? view.plan().vans().get(0).van() : van,
                lateness(view, expected),
                lastEvidence(state),
                stops);
    }

    private static RoundEffect.StopOutlook outlook(
            StopView stop, @Nullable Expectation expected, @Nullable Telling told) {
        int rank = stop.rank();
        if (expected == null || rank < 0) {
            return new RoundEffect.StopOutlook(stop, null, null, null, told, null, null);
        }
        Double keep = null;
        Window live = null;
        if (told != null) {
            Window window = told.window();
            keep = expected.arrivals().probabilityBetween(rank, window.startSeconds(), window.endSeconds());
            live = LiveWindow.findNarrower(expected.arrivals(), rank);
        }
        return new RoundEffect.StopOutlook(
                stop,
                (long) (expected.arrivals().p10(rank) * 1_000),
                expected.p50Ms(rank),
                (long) (expected.arrivals().p90(rank) * 1_000),
                told,
                keep,
                live);
    }

    private static @Nullable Telling lastTold(RoundState state, StopView stop) {
        Telling last = null;
        for (ParcelId parcel : stop.parcels()) {
            List<Telling> told = state.tellings().getOrDefault(parcel, List.of());
            if (!told.isEmpty()) {
                Telling its = told.get(told.size() - 1);
                last = last == null || its.toldAtMs() > last.toldAtMs() ? its : last;
            }
        }
        return last;
    }

    /** Against the plan: of the next stop's arrival, expected or seen; with none ahead, of the last one's. */
    private static int lateness(RoundView view, @Nullable Expectation expected) {
        long late = 0;
        if (expected != null && !view.ahead().isEmpty()) {
            StopView next = view.stops().get(view.ahead().get(0));
            late = expected.p50Ms(0) - next.plan().plannedArrivalMs();
        } else if (!view.served().isEmpty()) {
            StopView last = view.stops().get(view.served().get(view.served().size() - 1));
            Long arrived = last.arrivedMs();
            late = arrived == null ? 0 : arrived - last.plan().plannedArrivalMs();
        }
        return (int) (late / 1_000);
    }

    /** Observed time of the newest fix or scan, epoch milliseconds; null before the first. */
    static @Nullable Long lastEvidence(RoundState state) {
        long last = Long.MIN_VALUE;
        for (Stays stays : state.stays().values()) {
            last = Math.max(last, stays.lastMs());
        }
        for (ParcelOnRound parcel : state.parcels().values()) {
            for (Scan scan : parcel.scans()) {
                last = Math.max(last, scan.observedAtMs());
            }
        }
        return last == Long.MIN_VALUE ? null : last;
    }
}
