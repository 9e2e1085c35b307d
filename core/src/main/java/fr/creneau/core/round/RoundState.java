package fr.creneau.core.round;

import fr.creneau.core.fleet.Spans;
import fr.creneau.core.fleet.Stay;
import fr.creneau.core.fleet.Stays;
import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.RoundId;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.parcel.ParcelOnRound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a round's writer knows. Facts are joined in, never in an order that matters; the vans' tracks are kept beside
 * it, behind a port. What follows from the facts ({@code stays}, {@code view}) is kept for speed alone and is computed
 * anew from them when the round is loaded. Immutable.
 *
 * @param plans one of each version, newest first
 * @param vans when each van drove for this round
 * @param newest the newest fix of any of its vans
 * @param tellings to each parcel, oldest first
 * @param revision of the last effect, monotone
 * @param nowMs the latest domain time seen, epoch milliseconds
 * @param stays where each van stood
 * @param view null until a plan is known
 * @param expected null until computed since the round was loaded
 * @param published what the world was told last; null until something was since the round was loaded
 */
public record RoundState(
        RoundId round,
        List<RoundPlan> plans,
        Map<ParcelId, ParcelOnRound> parcels,
        Map<VanId, VanOnRound> vans,
        @Nullable Heard newest,
        Map<ParcelId, List<Telling>> tellings,
        long revision,
        long nowMs,
        Map<VanId, Stays> stays,
        @Nullable RoundView view,
        @Nullable Expectation expected,
        @Nullable Published published) {

    /** When a van drove for this round, whole; a higher seq replaces a lower one. */
    public record VanOnRound(VanId van, long seq, Spans spans) {}

    /** A van's newest fix, and when we got it (domain time, epoch milliseconds). */
    public record Heard(VanId van, VanFix fix, long receivedAtMs) {}

    /** What was told of arrivals last, to see whether they moved: median arrival by stop, epoch milliseconds. */
    record Published(long atMs, Map<StopId, Long> p50Ms) {}

    /** A round of which nothing is known. */
    public static RoundState of(RoundId round) {
        return new RoundState(round, List.of(), Map.of(), Map.of(), null, Map.of(), 0, 0, Map.of(), null, null, null);
    }

    /** A round's facts and promises as they were kept, to be {@link RoundWriter#restore restored}. */
    public static RoundState kept(
            RoundId round,
            List<RoundPlan> plans,
            Map<ParcelId, ParcelOnRound> parcels,
            Map<VanId, VanOnRound> vans,
            Map<ParcelId, List<Telling>> tellings,
            @Nullable Heard newest,
            long revision,
            long nowMs) {
        return new RoundState(
                round, plans, parcels, vans, newest, tellings, revision, nowMs, Map.of(), null, null, null);
    }

    RoundState withPlans(List<RoundPlan> next) {
        return new RoundState(
                round, next, parcels, vans, newest, tellings, revision, nowMs, stays, view, expected, published);
    }

    RoundState withParcel(ParcelOnRound parcel) {
        Map<ParcelId, ParcelOnRound> next = with(parcels, parcel.parcel(), parcel);
        return new RoundState(
                round, plans, next, vans, newest, tellings, revision, nowMs, stays, view, expected, published);
    }

    RoundState withVan(VanOnRound van, Stays its) {
        return new RoundState(
                round,
                plans,
                parcels,
                with(vans, van.van(), van),
                newest,
                tellings,
                revision,
                nowMs,
                with(stays, van.van(), its),
                view,
                expected,
                published);
    }

    RoundState withStays(VanId van, Stays its) {
        Map<VanId, Stays> next = with(stays, van, its);
        return new RoundState(
                round, plans, parcels, vans, newest, tellings, revision, nowMs, next, view, expected, published);
    }

    RoundState withNewest(Heard heard) {
        return new RoundState(
                round, plans, parcels, vans, heard, tellings, revision, nowMs, stays, view, expected, published);
    }

    RoundState withNow(long ms) {
        return ms <= nowMs
                ? this
                : new RoundState(
                        round, plans, parcels, vans, newest, tellings, revision, ms, stays, view, expected, published);
    }

    RoundState withTelling(Telling telling) {
        List<Telling> more = new ArrayList<>(tellings.getOrDefault(telling.parcel(), List.of()));
        more.add(telling);
        Map<ParcelId, List<Telling>> next = with(tellings, telling.parcel(), List.copyOf(more));
        return new RoundState(
                round, plans, parcels, vans, newest, next, revision, nowMs, stays, view, expected, published);
    }

    RoundState withView(RoundView next) {
        return new RoundState(
                round, plans, parcels, vans, newest, tellings, revision, nowMs, stays, next, expected, published);
    }

    RoundState withExpected(@Nullable Expectation next) {
        return new RoundState(
                round, plans, parcels, vans, newest, tellings, revision, nowMs, stays, view, next, published);
    }

    RoundState withPublished(Published next) {
        return new RoundState(
                round, plans, parcels, vans, newest, tellings, revision, nowMs, stays, view, expected, next);
    }

    RoundState withRevision(long next) {
        return new RoundState(
                round, plans, parcels, vans, newest, tellings, next, nowMs, stays, view, expected, published);
    }

    /** The van whose track is the newest; null before any was heard. */
    @Nullable
    VanId heardLast() {
        VanId last = null;
        long lastMs = Long.MIN_VALUE;
        for (Map.Entry<VanId, Stays> each : stays.entrySet()) {
            long ms = each.getValue().lastMs();
            if (ms > lastMs || (ms == lastMs && last != null && each.getKey().compareTo(last) > 0)) {
                last = each.getKey();
                lastMs = ms;
            }
        }
        return last;
    }

    /** Stays of all vans, in order of time. Only the van heard last can still stand somewhere. */
    private List<Stay> listStays() {
        if (stays.size() == 1) {
            return stays.values().iterator().next().list();
        }
        VanId last = heardLast();
        List<Stay> all = new ArrayList<>();
        new TreeMap<>(stays).forEach((van, its) -> its.list()
                .forEach(stay -> all.add(
                        stay.open() && !van.equals(last)
                                ? new Stay(stay.startMs(), stay.endMs(), stay.lat(), stay.lon(), false)
                                : stay)));
        all.sort(Comparator.comparingLong(Stay::startMs).thenComparingLong(Stay::endMs));
        return all;
    }

    Sightings sightings() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Stays its : stays.values()) {
            first = Math.min(first, its.firstMs());
            last = Math.max(last, its.lastMs());
        }
        return new Sightings(listStays(), first, last);
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> next = new HashMap<>(map);
        next.put(key, value);
        return next;
    }
}
