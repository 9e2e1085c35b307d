package fr.creneau.cli.bench;

import fr.creneau.events.EventCodec;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.StopStatus;
import fr.creneau.store.ParcelStore.Scan;
import fr.creneau.store.Store;
import fr.creneau.store.TrackFix;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares what a load had acknowledged with what a store holds. */
record Accounts(Fleet fleet, FaultsLoad load, Store store) {
    /** Acknowledged events that cannot be read from the store. */
    long missing() {
        long missing = 0;
        for (int van = 0; van < fleet.vans(); van++) {
            missing += missingFixes(van);
            for (int stop : load.delivered(van)) {
                String wanted = FaultsLoad.scanId(van, stop);
                List<Scan> scans = store.parcels()
                        .listScans(Fleet.parcel(van, stop))
                        .toCompletableFuture()
                        .join();
                missing += scans.stream().anyMatch(scan -> scan.eventId().equals(wanted)) ? 0 : 1;
            }
        }
        return missing;
    }

    private int missingFixes(int van) {
        Set<Long> fixes = new HashSet<>(load.fixes(van));
        if (!fixes.isEmpty()) {
            Instant from =
                    Instant.ofEpochMilli(fixes.stream().min(Long::compare).orElseThrow());
            Instant to = Instant.ofEpochMilli(fixes.stream().max(Long::compare).orElseThrow() + 1);
            store.tracks().listBetween(Fleet.van(van), from, to).toCompletableFuture().join().stream()
                    .map(TrackFix::observedAtMs)
                    .forEach(fixes::remove);
        }
        return fixes.size();
    }

    /** Stops by which the rounds' own counts of scanned deliveries differ from what was acknowledged. */
    int stopsMiscounted() {
        EventCodec codec = new EventCodec();
        int miscounted = 0;
        for (int van = 0; van < fleet.vans(); van++) {
            ByteBuffer snapshot = store.rounds()
                    .find(Fleet.round(van))
                    .toCompletableFuture()
                    .join()
                    .orElseThrow();
            long counted = codec.decode(snapshot, RoundChanged.class).getStops().stream()
                    .filter(stop -> stop.getStatus() == StopStatus.DONE && !stop.getInferred())
                    .count();
            miscounted += (int) Math.abs(counted - load.delivered(van).size());
        }
        return miscounted;
    }
}
