package fr.creneau.cli.demo;

import fr.creneau.city.day.DayRound;
import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.day.Parcel;
import fr.creneau.store.ParcelStore.OnRound;
import fr.creneau.store.Store;
import fr.creneau.store.WindowStore.Window;
import java.util.List;
import java.util.Objects;

/**
 * What became of the day, counted in the store.
 *
 * @param parcels on the day's rounds
 * @param delivered of these
 * @param windowsTold parcels whose recipient was told a window at least once
 * @param windowsEnded windows told first whose end is known
 * @param windowsKept of these, the arrivals that lay in the window told first; early counts as a miss
 */
record DemoFigures(int parcels, int delivered, int windowsTold, int windowsEnded, int windowsKept) {
    static DemoFigures count(DeliveryDay day, Store store) {
        List<Parcel> parcels = day.rounds().stream()
                .map(DayRound::allParcels)
                .flatMap(List::stream)
                .toList();
        int delivered = (int) parcels.stream()
                .filter(parcel -> store.parcels().listRounds(parcel.number()).toCompletableFuture().join().stream()
                        .map(OnRound::state)
                        .anyMatch("delivered"::equals))
                .count();
        List<Window> first =
                store
                        .windows()
                        .listByDepotDay(day.town().depot().id(), day.date())
                        .toCompletableFuture()
                        .join()
                        .stream()
                        .filter(window -> window.telling() == 1)
                        .toList();
        List<String> ends = first.stream()
                .map(Window::outcome)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return new DemoFigures(
                parcels.size(),
                delivered,
                (int) first.stream().map(Window::parcelId).distinct().count(),
                (int) ends.stream()
                        .filter(end -> List.of("kept", "early", "late").contains(end))
                        .count(),
                (int) ends.stream().filter("kept"::equals).count());
    }
}
