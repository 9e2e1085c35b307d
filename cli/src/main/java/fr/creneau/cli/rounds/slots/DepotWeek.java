package fr.creneau.cli.rounds.slots;

import fr.creneau.cli.Report;
import fr.creneau.core.calendar.HolidayZone;
import fr.creneau.core.slot.DepotDay;
import fr.creneau.core.slot.Offer;
import fr.creneau.core.slot.PlannedRound;
import fr.creneau.core.slot.Slot;
import fr.creneau.core.slot.SlotCalendar;
import fr.creneau.core.slot.Wish;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import me.tongfei.progressbar.ProgressBar;

/**
 * Six made-up days of a depot, each sold until it is nearly full: four of five slots asked for are refused.
 *
 * @param slots the 42 slots of the week
 * @param days by date
 */
record DepotWeek(DepotTown town, List<Slot> slots, Map<LocalDate, DepotDay> days) {
    /** A Monday of a week without a holiday; the clocks change on the Sunday after its last slot. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 23);

    private static final int LOOK_BACK = 200;
    private static final double FULL = 0.8;

    static DepotWeek make(long seed, int rounds, int stops) {
        Random random = new Random(seed);
        DepotTown town = new DepotTown(seed, random);
        SlotCalendar calendar = SlotCalendar.france(ZoneId.of("Europe/Paris"), HolidayZone.METROPOLE);
        List<Slot> slots = calendar.week(MONDAY);
        Map<LocalDate, DepotDay> days = new LinkedHashMap<>();
        for (Slot slot : slots) {
            days.putIfAbsent(slot.date(), new DepotDay(DepotTown.STREETS, List.of()));
        }
        try (ProgressBar bar = new ProgressBar("Planning and selling the week", days.size())) {
            for (LocalDate date : List.copyOf(days.keySet())) {
                List<Slot> ofDay = calendar.day(date);
                List<PlannedRound> planned = new TownDay(ofDay, random).rounds(town, rounds, stops);
                DepotDay day = new DepotDay(DepotTown.STREETS, planned);
                sell(day, ofDay, town, random);
                days.put(date, day);
                bar.step();
            }
        }
        return new DepotWeek(town, slots, days);
    }

    /** Sells slots drawn at random until four of five that were asked for last are refused. */
    private static void sell(DepotDay day, List<Slot> slots, DepotTown town, Random random) {
        LastWishes last = new LastWishes(LOOK_BACK);
        for (int asked = 0; !last.areRefused(FULL); asked++) {
            Wish wish = town.wish(slots.get(0).date() + "/sold" + asked);
            Slot slot = slots.get(random.nextInt(slots.size()));
            Offer offer = day.offers(wish, List.of(slot)).get(0);
            last.add(offer == null);
            if (offer != null && day.accept(wish, offer).isEmpty()) {
                throw new IllegalStateException("an offer of now does not hold now: " + offer);
            }
        }
    }

    void tell(Report report) {
        report.put(
                "stops",
                days.values().stream()
                        .flatMap(day -> day.rounds().stream())
                        .mapToInt(round -> round.stops().size())
                        .sum());
        report.put("days", days.size()).put("slots", slots.size());
    }
}
