package fr.creneau.cli.rounds.slots;

import fr.creneau.core.slot.CrowFlight;
import fr.creneau.core.slot.Spot;
import fr.creneau.core.slot.Streets;
import fr.creneau.core.slot.Wish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A made-up town around a depot: addresses in forty quarters within nine kilometres. Draws from the random source it is
 * given; not thread-safe.
 */
final class DepotTown {
    static final Spot DEPOT = new Spot(-5_000, -7_000);

    /** Streets a third longer than the crow flies, 25 km/h between doors. */
    static final Streets STREETS = new CrowFlight(1.35, 7.0);

    private static final int QUARTERS = 40;
    private static final double RADIUS_M = 9_000;
    private static final double QUARTER_M = 900;

    private final Random random;
    private final List<Spot> quarters = new ArrayList<>();

    DepotTown(long seed, Random random) {
        this.random = random;
        Random town = new Random(seed);
        for (int q = 0; q < QUARTERS; q++) {
            double angle = town.nextDouble() * 2 * Math.PI;
            double radius = RADIUS_M * Math.sqrt(town.nextDouble());
            quarters.add(new Spot(radius * Math.cos(angle), radius * Math.sin(angle)));
        }
    }

    Spot address() {
        Spot quarter = quarters.get(random.nextInt(QUARTERS));
        return new Spot(
                Math.rint(quarter.eastMetres() + QUARTER_M * random.nextGaussian()),
                Math.rint(quarter.northMetres() + QUARTER_M * random.nextGaussian()));
    }

    /** A door, 80 to 220 seconds and one to three parcels of load. */
    Wish wish(String id) {
        return new Wish(id, address(), 80 + random.nextInt(141), 1 + random.nextInt(3));
    }

    /** The wishes in groups of about the same size that lie together: halved along their longer side, again and again. */
    static List<List<Wish>> quartered(List<Wish> wishes, int groups) {
        if (groups == 1) {
            return List.of(wishes);
        }
        boolean wide = spread(wishes, true) > spread(wishes, false);
        List<Wish> sorted = new ArrayList<>(wishes);
        sorted.sort(Comparator.comparingDouble(wish -> along(wish, wide)));
        int half = groups / 2;
        int cut = (int) ((long) sorted.size() * half / groups);
        List<List<Wish>> all = new ArrayList<>(quartered(sorted.subList(0, cut), half));
        all.addAll(quartered(sorted.subList(cut, sorted.size()), groups - half));
        return all;
    }

    private static double along(Wish wish, boolean east) {
        return east ? wish.spot().eastMetres() : wish.spot().northMetres();
    }

    private static double spread(List<Wish> wishes, boolean east) {
        var range = wishes.stream().mapToDouble(wish -> along(wish, east)).summaryStatistics();
        return range.getMax() - range.getMin();
    }
}
