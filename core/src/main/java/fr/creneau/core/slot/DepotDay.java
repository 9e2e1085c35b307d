package fr.creneau.core.slot;

import fr.creneau.core.planning.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a depot on one day, kept current: rounds proceed, stops come and go, and each change costs the time of
 * one round. Each round has a revision; an offer holds while the round's is the same. One writer; not thread-safe.
 */
public final class DepotDay {
    private final Streets streets;
    private final List<RoundLine> lines = new ArrayList<>();
    private final List<Long> revisions = new ArrayList<>();
    private long now = Long.MIN_VALUE;

    public DepotDay(Streets streets, List<PlannedRound> rounds) {
        this.streets = streets;
        for (PlannedRound round : rounds) {
            lines.add(new RoundLine(round, streets));
            revisions.add(0L);
        }
    }

    /** The rounds as they stand. */
    public List<PlannedRound> rounds() {
        return lines.stream().map(line -> line.round).toList();
    }

    public PlannedRound round(int place) {
        return lines.get(place).round;
    }

    public Streets streets() {
        return streets;
    }

    /** Whether a round as it stands breaks a promise, a load or a shift. */
    public boolean broken(int place) {
        return lines.get(place).broken;
    }

    /** Another plan, or another state, of a round. */
    public void replace(int place, PlannedRound round) {
        lines.set(place, new RoundLine(round.asOf(now), streets));
        revisions.set(place, revisions.get(place) + 1);
    }

    /** The van of a round has come so far. */
    public void proceed(int place, VanNow now) {
        replace(place, lines.get(place).round.at(now));
    }

    /**
     * It is {@code time} now, epoch seconds: no van sets out, or on, before. Rounds that this changes have a new revision;
     * those whose shift begins later, and vans that are not free yet, are as they were. Never goes back.
     */
    public void timeIs(long time) {
        now = Math.max(now, time);
        for (int place = 0; place < lines.size(); place++) {
            PlannedRound round = round(place);
            if (round.ready() < now) {
                replace(place, round);
            }
        }
    }

    /** For each slot, which must be of this day, the offer with the least detour, or null. */
    public List<@Nullable Offer> offers(Wish wish, List<Slot> slots) {
        BestOffers best = new BestOffers(slots);
        for (int r = 0; r < lines.size(); r++) {
            RoundLine line = lines.get(r);
            if (!line.broken && line.loadLeft >= wish.load()) {
                look(line, r, wish, best);
            }
        }
        return best.offers();
    }

    /** Sells the slot: the stop is in the round from here on. Empty, and nothing changed, if the round has moved on. */
    public Optional<Stop> accept(Wish wish, Offer offer) {
        if (revisions.get(offer.round()) != offer.revision()) {
            return Optional.empty();
        }
        Stop stop = wish.in(offer.slot());
        replace(offer.round(), round(offer.round()).with(stop, offer.at(), offer.beforePause()));
        return Optional.of(stop);
    }

    private void look(RoundLine line, int r, Wish wish, BestOffers best) {
        double east = wish.spot().eastMetres();
        double north = wish.spot().northMetres();
        for (int g = 0; g < line.gaps; g++) {
            boolean pause = g == line.pauseGap;
            long leave = pause ? line.leaveUnpaused() : line.leave[g];
            if (leave > best.last) {
                break;
            }
            int in = streets.seconds(line.fromEast[g], line.fromNorth[g], east, north);
            if (in - line.legs[g] >= best.worst) {
                continue;
            }
            long soonest = leave + in;
            int out = streets.seconds(east, north, line.toEast[g], line.toNorth[g]);
            long latest = line.reach[g] - out - wish.serviceSeconds();
            int detour = in + out - line.legs[g];
            if (soonest > latest || detour >= best.worst) {
                continue;
            }
            for (int k = best.firstEndingFrom(soonest); k < best.count && best.starts[k] <= latest; k++) {
                if (detour >= best.detours[k]) {
                    continue;
                }
                if (!pause && !line.dutyBinds) {
                    // Reached in time, left in time, and nothing else to hold.
                    best.take(k, r, revisions.get(r), line.round.served() + g, false, detour);
                    continue;
                }
                Segment stop = Segment.of(best.starts[k], best.ends[k], wish.serviceSeconds(), wish.load());
                if (line.fits(stop, g, in, out, false)) {
                    best.take(k, r, revisions.get(r), line.round.served() + g, false, detour);
                } else if (pause && line.fits(stop, g, in, out, true)) {
                    best.take(k, r, revisions.get(r), line.round.served() + g, true, detour);
                }
            }
        }
    }

    /** The best offer for each slot so far, on flat arrays. */
    private static final class BestOffers {
        private final List<Slot> slots;
        final int count;
        final long[] starts;
        final long[] ends;
        final int[] detours;
        final @Nullable Offer[] offers;
        final long last;

        /** The greatest of the detours: nothing that is not below it is of use. */
        int worst = Integer.MAX_VALUE;

        BestOffers(List<Slot> slots) {
            this.slots = slots;
            count = slots.size();
            starts = slots.stream().mapToLong(Slot::startSeconds).toArray();
            ends = slots.stream().mapToLong(Slot::endSeconds).toArray();
            detours = new int[count];
            Arrays.fill(detours, Integer.MAX_VALUE);
            offers = new Offer[count];
            last = count == 0 ? Long.MIN_VALUE : ends[count - 1];
        }

        int firstEndingFrom(long time) {
            int k = 0;
            while (k < count && ends[k] < time) {
                k++;
            }
            return k;
        }

        void take(int k, int round, long revision, int at, boolean beforePause, int detour) {
            detours[k] = detour;
            offers[k] = new Offer(slots.get(k), round, revision, at, beforePause, detour);
            worst = Arrays.stream(detours).max().orElse(Integer.MAX_VALUE);
        }

        List<@Nullable Offer> offers() {
            return Arrays.asList(offers);
        }
    }
}
