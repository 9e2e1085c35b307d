package fr.creneau.server.recipient;

import fr.creneau.store.ParcelStore;
import fr.creneau.store.ParcelStore.Announcement;
import fr.creneau.store.Store;
import fr.creneau.store.WindowStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads a parcel's file from the store. Thread-safe. */
final class ParcelFiles {
    private final ParcelStore parcels;
    private final WindowStore windows;

    ParcelFiles(Store store) {
        this.parcels = store.parcels();
        this.windows = store.windows();
    }

    /** The file; of a parcel that nobody has heard of it is empty but for its id. */
    CompletableFuture<ParcelFile> read(String parcelId) {
        CompletableFuture<Optional<Announcement>> announcement =
                parcels.findAnnouncement(parcelId).toCompletableFuture();
        CompletableFuture<List<ParcelStore.Scan>> scans =
                parcels.listScans(parcelId).toCompletableFuture();
        CompletableFuture<List<ParcelStore.OnRound>> rounds =
                parcels.listRounds(parcelId).toCompletableFuture();
        CompletableFuture<List<WindowStore.Window>> told =
                windows.listByParcel(parcelId).toCompletableFuture();
        return CompletableFuture.allOf(announcement, scans, rounds, told)
                .thenApply(all -> new ParcelFile(
                        parcelId,
                        announcement.join().orElse(null),
                        scans.join(),
                        rounds.join(),
                        told.join().stream().map(ParcelFile::told).toList()));
    }
}
