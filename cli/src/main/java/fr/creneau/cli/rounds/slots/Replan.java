package fr.creneau.cli.rounds.slots;

import fr.creneau.core.slot.DepotDay;
import fr.creneau.core.slot.Offer;
import fr.creneau.core.slot.Pause;
import fr.creneau.core.slot.PlannedRound;
import fr.creneau.core.slot.Slot;
import fr.creneau.core.slot.Stop;
import fr.creneau.core.slot.Wish;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A round to be made anew, which can be done.
 *
 * @param changed as the engine gets it
 * @param witness the same stops with the same promises in a way that keeps all of them: proof that there is one
 */
record Replan(Change change, PlannedRound changed, PlannedRound witness) {
    /** Empty where the witness does not keep everything: nothing is proved. */
    static Optional<Replan> of(Change change, PlannedRound changed, PlannedRound witness) {
        return keepsAll(witness) ? Optional.of(new Replan(change, changed, witness)) : Optional.empty();
    }

    static boolean keepsAll(PlannedRound round) {
        return round.drive(DepotTown.STREETS).faults().isEmpty();
    }

    boolean isRunning() {
        return changed.served() > 0;
    }

    boolean hasRested() {
        return changed.now() != null && changed.now().rested();
    }

    /** Whether the round made of it has the same stops, the same ones behind, the same van and the same break ahead. */
    boolean isAnsweredBy(PlannedRound made) {
        List<Stop> behind = changed.stops().subList(0, changed.served());
        return sorted(made).equals(sorted(changed))
                && made.stops().subList(0, changed.served()).equals(behind)
                && made.shift().equals(changed.shift())
                && Objects.equals(made.now(), changed.now())
                && made.notBefore() == changed.notBefore()
                && Objects.equals(breakOf(made), breakOf(changed));
    }

    private static List<Stop> sorted(PlannedRound round) {
        return round.stops().stream().sorted(Comparator.comparing(Stop::id)).toList();
    }

    /** The break as it binds, wherever it is taken. */
    private static @Nullable Pause breakOf(PlannedRound round) {
        Pause pause = round.pause();
        return pause == null ? null : new Pause(pause.earliest(), pause.latest(), pause.seconds(), 0);
    }

    /** Whether what is too late can simply be put elsewhere, stop by stop, the others and the break left where they are. */
    boolean canBeInserted() {
        if (keepsAll(changed)) {
            return true;
        }
        List<Stop> behind = changed.stops().subList(0, changed.served());
        List<Stop> dropped = new ArrayList<>();
        PlannedRound line = changed.planned(behind, pauseAfter(changed.served()));
        for (int place = changed.served(); place < changed.stops().size(); place++) {
            List<Stop> longer = new ArrayList<>(line.stops());
            longer.add(changed.stops().get(place));
            Pause pause = changed.pause();
            boolean beforePause = pause != null && place < pause.afterStops();
            PlannedRound tried = changed.planned(
                    longer, beforePause || line.pause() == null ? pauseAfter(longer.size()) : line.pause());
            if (keepsAll(tried)) {
                line = tried;
            } else {
                dropped.add(changed.stops().get(place));
            }
        }
        for (Stop stop : dropped) {
            Optional<PlannedRound> placed = inserted(line, stop);
            if (placed.isEmpty()) {
                return false;
            }
            line = placed.get();
        }
        return keepsAll(line);
    }

    private @Nullable Pause pauseAfter(int stops) {
        Pause pause = changed.pause();
        return pause == null ? null : new Pause(pause.earliest(), pause.latest(), pause.seconds(), stops);
    }

    private static Optional<PlannedRound> inserted(PlannedRound round, Stop stop) {
        Slot promise = new Slot(LocalDate.EPOCH, 0, stop.earliest(), stop.latest());
        Wish wish = new Wish(stop.id(), stop.spot(), stop.serviceSeconds(), stop.load());
        Offer offer = new DepotDay(DepotTown.STREETS, List.of(round))
                .offers(wish, List.of(promise))
                .get(0);
        return offer == null ? Optional.empty() : Optional.of(round.with(stop, offer.at(), offer.beforePause()));
    }
}
