package fr.creneau.core.slot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which slots of some days a depot can keep for an address. Stateless; as thread-safe as the days are. */
public final class SlotFinder {
    private SlotFinder() {}

    /**
     * A slot that exists, and the offer for it.
     *
     * @param offer null: no round can take the stop as the rounds stand; {@link Ejection} may know a way
     */
    public record Answer(Slot slot, @Nullable Offer offer) {}

    /** An answer for each slot, in order; a day of which the depot has no plan offers nothing. */
    public static List<Answer> answers(Wish wish, List<Slot> slots, Map<LocalDate, DepotDay> days) {
        List<Answer> answers = new ArrayList<>();
        int from = 0;
        while (from < slots.size()) {
            LocalDate date = slots.get(from).date();
            int to = from;
            while (to < slots.size() && slots.get(to).date().equals(date)) {
                to++;
            }
            List<Slot> ofDay = slots.subList(from, to);
            DepotDay day = days.get(date);
            List<@Nullable Offer> offers = day == null ? List.of() : day.offers(wish, ofDay);
            for (int k = 0; k < ofDay.size(); k++) {
                answers.add(new Answer(ofDay.get(k), day == null ? null : offers.get(k)));
            }
            from = to;
        }
        return answers;
    }
}
