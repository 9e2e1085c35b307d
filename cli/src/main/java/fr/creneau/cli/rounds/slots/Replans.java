package fr.creneau.cli.rounds.slots;

import fr.creneau.core.replay.Drive;
import fr.creneau.core.slot.DepotDay;
import fr.creneau.core.slot.Offer;
import fr.creneau.core.slot.Pause;
import fr.creneau.core.slot.PlannedRound;
import fr.creneau.core.slot.Shift;
import fr.creneau.core.slot.Slot;
import fr.creneau.core.slot.Stop;
import fr.creneau.core.slot.VanNow;
import fr.creneau.core.slot.Wish;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Draws rounds to be made anew: three of four are running, some have a shift longer than the duty; each is changed in a way
 * that is known to be possible, because it comes from a round that keeps everything. Not thread-safe.
 */
final class Replans {
    static final int STOPS = 150;

    private static final int ROUNDS = 12;
    private static final int MOST_TRIED = 10_000;

    /** One round in so many is not under way. */
    private static final int STANDING = 4;

    /** Running rounds are looked at up to this share of their way. */
    private static final double FARTHEST = 0.7;

    private static final int STRETCHES = 3;
    private static final int SHORTEST_STRETCH = 4;
    private static final int LONGEST_STRETCH = 10;
    private static final int FARTHEST_MOVE = 40;
    private static final int EXCHANGED = 5;
    private static final int SOONEST_DOORS = 10;
    private static final int PAUSE_PLAY_SECONDS = 300;

    private final DepotTown town;
    private final List<Slot> slots;
    private final Random random;
    private final TownDay day;
    private final List<PlannedRound> rounds;

    /** {@code slots}: those of the day. */
    Replans(DepotTown town, List<Slot> slots, Random random) {
        this.town = town;
        this.slots = slots;
        this.random = random;
        day = new TownDay(slots, random);
        rounds = day.rounds(town, ROUNDS, STOPS);
    }

    /** Draws rounds until one can honour the change. */
    Replan draw(Change change) {
        for (int tried = 0; tried < MOST_TRIED; tried++) {
            Optional<Replan> drawn = changed(standing(rounds.get(random.nextInt(ROUNDS))), change);
            if (drawn.isPresent()) {
                return drawn.get();
            }
        }
        throw new IllegalStateException(
                "%s: none of %d rounds drawn can honour it".formatted(change.key(), MOST_TRIED));
    }

    /** Empty where the round cannot honour the change. */
    private Optional<Replan> changed(PlannedRound round, Change change) {
        return switch (change) {
            case STOP_MORE -> stopMore(round);
            case STOP_LESS -> {
                PlannedRound without = round.without(anyAhead(round));
                yield Replan.of(change, without, without);
            }
            case PROMISE_MOVED -> promiseMoved(round);
            case VAN_LATE -> {
                long ready = (long) round.drive(DepotTown.STREETS).leaves();
                PlannedRound late = round.asOf(ready + UnderWay.bearable(round, random));
                yield Replan.of(change, late, late);
            }
            case ORDER_MIXED -> orderMixed(round).filter(replan -> !Replan.keepsAll(replan.changed()));
            case STOPS_EXCHANGED -> orderMixed(round).flatMap(this::exchanged);
            case BREAK_TOO_LATE -> breakTooLate(round);
        };
    }

    /** The round as planned, or as it stands at some time; some with a longest duty that binds. */
    private PlannedRound standing(PlannedRound planned) {
        PlannedRound round = UnderWay.perhapsWidened(planned, random);
        if (random.nextInt(STANDING) == 0) {
            return round;
        }
        double home = planned.drive(DepotTown.STREETS).home();
        long leaves = planned.shift().start();
        long time = leaves + Math.round(random.nextDouble() * FARTHEST * (home - leaves));
        VanNow van = UnderWay.van(round, leaves, time);
        return round.at(van).asOf(time);
    }

    private Optional<Replan> stopMore(PlannedRound round) {
        Wish wish = town.wish("more");
        return offered(round, wish, slots).flatMap(offer -> {
            Stop stop = wish.in(offer.slot());
            return Replan.of(
                    Change.STOP_MORE,
                    round.with(stop, round.stops().size(), false),
                    round.with(stop, offer.at(), offer.beforePause()));
        });
    }

    private Optional<Replan> promiseMoved(PlannedRound round) {
        int at = anyAhead(round);
        PlannedRound without = round.without(at);
        Wish wish = wish(round.stops().get(at));
        return offered(without, wish, slots).flatMap(offer -> {
            Stop stop = wish.in(offer.slot());
            return Replan.of(
                    Change.PROMISE_MOVED,
                    without.with(stop, at, false),
                    without.with(stop, offer.at(), offer.beforePause()));
        });
    }

    /** Stretches of the round change places; what that order keeps is promised; asked is the old order. */
    private Optional<Replan> orderMixed(PlannedRound round) {
        Shift shift = round.shift();
        List<Stop> behind = round.stops().subList(0, round.served());
        List<Stop> mixed = new ArrayList<>();
        round.open().forEach(stop -> mixed.add(stop.promised(shift.start(), shift.end())));
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
            moveStretch(mixed);
        }
        Drive drive = round.planned(joined(behind, mixed), round.pause()).drive(DepotTown.STREETS);
        if (!drive.faults().isEmpty()) {
            return Optional.empty();
        }
        double[] begins = drive.begins();
        Map<String, Stop> promised = new HashMap<>();
        for (int place = 0, call = 0; place < mixed.size(); call++) {
            Stop stop = mixed.get(place);
            if (drive.calls().get(call).name().equals("stop " + stop.id())) {
                Stop told = day.promised(wish(stop), shift.start(), (long) begins[call]);
                promised.put(stop.id(), told.promised(told.earliest(), Math.min(told.latest(), shift.end())));
                place++;
            }
        }
        UnaryOperator<List<Stop>> told = order -> order.stream()
                .map(stop -> promised.getOrDefault(stop.id(), stop))
                .toList();
        return Replan.of(
                Change.ORDER_MIXED,
                round.planned(joined(behind, told.apply(round.open())), round.pause()),
                round.planned(joined(behind, told.apply(mixed)), round.pause()));
    }

    private void moveStretch(List<Stop> stops) {
        int length = SHORTEST_STRETCH + random.nextInt(LONGEST_STRETCH - SHORTEST_STRETCH + 1);
        if (stops.size() < 2 * length) {
            return;
        }
        int from = random.nextInt(stops.size() - length + 1);
        List<Stop> stretch = new ArrayList<>(stops.subList(from, from + length));
        stops.subList(from, from + length).clear();
        int to = from + random.nextInt(2 * FARTHEST_MOVE + 1) - FARTHEST_MOVE;
        if (random.nextBoolean()) {
            Collections.reverse(stretch);
        }
        stops.addAll(Math.max(0, Math.min(stops.size(), to)), stretch);
    }

    private Optional<Replan> exchanged(Replan mixed) {
        PlannedRound changed = mixed.changed();
        PlannedRound witness = mixed.witness();
        for (int k = 0; k < EXCHANGED; k++) {
            int at = anyAhead(witness);
            changed = changed.without(changed.stops().indexOf(witness.stops().get(at)));
            witness = witness.without(at);
        }
        for (int k = 0; k < EXCHANGED; k++) {
            Wish wish = town.wish("exchanged" + k);
            Optional<Offer> offer = offered(witness, wish, halves());
            if (offer.isEmpty()) {
                return Optional.empty();
            }
            Stop stop = wish.in(offer.get().slot());
            witness = witness.with(stop, offer.get().at(), offer.get().beforePause());
            changed = changed.with(stop, changed.stops().size(), false);
        }
        return Replan.of(Change.STOPS_EXCHANGED, changed, witness).filter(replan -> !Replan.keepsAll(replan.changed()));
    }

    private Optional<Replan> breakTooLate(PlannedRound round) {
        Pause pause = round.pause();
        int sooner = pause == null ? -1 : pause.afterStops() - 1 - random.nextInt(SOONEST_DOORS);
        if (pause == null || sooner < round.served()) {
            return Optional.empty();
        }
        Shift shift = round.shift();
        PlannedRound free =
                round.planned(round.stops(), new Pause(shift.start(), shift.end(), pause.seconds(), sooner));
        Drive drive = free.drive(DepotTown.STREETS);
        long begins = (long) drive.begins()[sooner - round.served()];
        long from = begins - PAUSE_PLAY_SECONDS;
        long to = begins + PAUSE_PLAY_SECONDS;
        return Replan.of(
                        Change.BREAK_TOO_LATE,
                        round.planned(round.stops(), new Pause(from, to, pause.seconds(), pause.afterStops())),
                        round.planned(round.stops(), new Pause(from, to, pause.seconds(), sooner)))
                .filter(replan -> !Replan.keepsAll(replan.changed()));
    }

    /** One of the offers of that round alone, drawn. */
    private Optional<Offer> offered(PlannedRound round, Wish wish, List<Slot> asked) {
        List<Offer> there = new ArrayList<>();
        for (Offer offer : new DepotDay(DepotTown.STREETS, List.of(round)).offers(wish, asked)) {
            if (offer != null) {
                there.add(offer);
            }
        }
        return there.isEmpty() ? Optional.empty() : Optional.of(there.get(random.nextInt(there.size())));
    }

    /** The day's slots, each in two. */
    private List<Slot> halves() {
        List<Slot> halves = new ArrayList<>();
        for (Slot slot : slots) {
            long middle = (slot.startSeconds() + slot.endSeconds()) / 2;
            halves.add(new Slot(slot.date(), slot.hour(), slot.startSeconds(), middle));
            halves.add(new Slot(slot.date(), slot.hour(), middle, slot.endSeconds()));
        }
        return halves;
    }

    private int anyAhead(PlannedRound round) {
        return round.served() + random.nextInt(round.open().size());
    }

    private static Wish wish(Stop stop) {
        return new Wish(stop.id(), stop.spot(), stop.serviceSeconds(), stop.load());
    }

    private static List<Stop> joined(List<Stop> behind, List<Stop> ahead) {
        return Stream.concat(behind.stream(), ahead.stream()).toList();
    }
}
