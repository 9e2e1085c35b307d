package fr.creneau.city.cold;

import fr.creneau.city.noise.Chance;
import fr.creneau.core.ids.TagId;
import java.time.LocalDate;

/**
 * Boxes of many days, each the same whenever it is asked for: the day's weather and the box follow from the seed, the day
 * and the number alone. Immutable and thread-safe.
 */
public final class SimulatedBoxes {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 1);
    private static final long PACKED_AT_MS = 14 * 3_600_000L;
    private static final long DAY_MS = 86_400_000L;

    private final BoxNumbers numbers = new BoxNumbers();
    private final long seed;

    public SimulatedBoxes(long seed) {
        this.seed = seed;
    }

    /**
     * One box.
     *
     * @param day from 0
     * @param parcel of that day, from 0
     */
    public BoxJourney journey(int day, int parcel) {
        Chance chance = new Chance(Chance.seed(seed, day, parcel));
        BoxKind kind = chance.happens(numbers.get("frozen.share")) ? BoxKind.FROZEN : BoxKind.CHILLED;
        double[] way = BoxWay.draw(numbers, weatherC(day), chance);
        Box box = new Box(kind, numbers, chance);
        int opensAt = chance.happens(numbers.get("lid.share")) ? chance.below(way.length) : -1;
        double opening = chance.between(numbers.get("lid.walls_times_from"), numbers.get("lid.walls_times_to"));
        double[] truth = new double[way.length];
        for (int minute = 0; minute < way.length; minute++) {
            truth[minute] = box.celsius();
            if (minute == opensAt) {
                box.open(opening);
            }
            box.minute(way[minute]);
        }
        long startMs = FIRST_DAY.plusDays(day).toEpochDay() * DAY_MS + PACKED_AT_MS + chance.below(7_200_000);
        TagId tag = new TagId("%s-%02d-%04d".formatted(kind.name().charAt(0), day, parcel));
        return new BoxJourney(tag, kind, startMs, truth, BoxTag.hear(numbers, startMs, truth, way, chance));
    }

    /** Each day keeps some of the weather of the day before. */
    private double weatherC(int day) {
        double mean = numbers.get("weather.mean_c");
        double sd = numbers.get("weather.sd_c");
        double stays = numbers.get("weather.stays");
        double over = sd * new Chance(Chance.seed(seed, -1)).normal();
        for (int past = 1; past <= day; past++) {
            double fresh = new Chance(Chance.seed(seed, -1 - past)).normal();
            over = stays * over + Math.sqrt(1 - stays * stays) * sd * fresh;
        }
        return mean + over;
    }
}
