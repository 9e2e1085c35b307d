package fr.creneau.core.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Cuts a plan into parts of whole tours that lie together, about equal in stops: in two, and each half again. To cut, two
 * stops far apart are drawn; a tour's place between them is the mean of (cost from the one − cost from the other), which
 * needs legs alone and no coordinates; tours and stops in no tour are cut in that order. Vehicles without stops are
 * dealt out in turn. Not thread-safe.
 */
final class Split {
    /** A tour with its vehicle, or one stop that is in no tour, and then the vehicle is −1. */
    private record Item(int vehicle, List<Integer> stops) {}

    private record Placed(Item item, double place) {}

    private final Problem problem;
    private final SplittableRandom random;
    private final List<List<Item>> groups = new ArrayList<>();

    private Split(Problem problem, SplittableRandom random) {
        this.problem = problem;
        this.random = random;
    }

    /** @param unservedOnly only the parts in which a stop is unserved */
    static List<Part> cut(
            Problem problem, Plan plan, int parts, CostScale scale, boolean unservedOnly, SplittableRandom random) {
        List<Item> items = new ArrayList<>();
        List<Integer> unused = new ArrayList<>();
        for (int v = 0; v < plan.tours().size(); v++) {
            if (plan.tours().get(v).isEmpty()) {
                unused.add(v);
            } else {
                items.add(new Item(v, plan.tours().get(v)));
            }
        }
        plan.unserved().forEach(stop -> items.add(new Item(-1, List.of(stop))));
        Split split = new Split(problem, random);
        split.halve(items, parts);
        List<Part> cut = new ArrayList<>();
        for (int k = 0; k < split.groups.size(); k++) {
            List<Integer> vehicles = new ArrayList<>();
            List<Integer> unserved = new ArrayList<>();
            for (Item item : split.groups.get(k)) {
                if (item.vehicle >= 0) {
                    vehicles.add(item.vehicle);
                } else {
                    unserved.addAll(item.stops);
                }
            }
            for (int u = k; u < unused.size(); u += split.groups.size()) {
                vehicles.add(unused.get(u));
            }
            if (!vehicles.isEmpty() && !(unservedOnly && unserved.isEmpty())) {
                cut.add(Part.of(problem, plan, vehicles, unserved, scale, random.split()));
            }
        }
        return cut;
    }

    private void halve(List<Item> items, int parts) {
        if (parts <= 1 || items.size() < 2) {
            groups.add(items);
            return;
        }
        int from = anyPlace(items);
        int to = farthest(items, from);
        List<Placed> sorted = new ArrayList<>();
        int total = 0;
        for (Item item : items) {
            sorted.add(new Placed(item, place(item, from, to)));
            total += item.stops.size();
        }
        sorted.sort(Comparator.comparingDouble(Placed::place));
        List<Item> first = new ArrayList<>();
        List<Item> second = new ArrayList<>();
        int firstParts = parts / 2;
        long behind = 0;
        for (Placed placed : sorted) {
            int size = placed.item.stops.size();
            boolean inFirst = (behind + size / 2) * parts < (long) total * firstParts;
            (inFirst ? first : second).add(placed.item);
            behind += size;
        }
        halve(first, firstParts);
        halve(second, parts - firstParts);
    }

    private int anyPlace(List<Item> items) {
        List<Integer> stops = items.get(random.nextInt(items.size())).stops;
        return placeOf(stops.get(random.nextInt(stops.size())));
    }

    private int farthest(List<Item> items, int from) {
        int farthest = from;
        int most = -1;
        for (Item item : items) {
            for (int stop : item.stops) {
                int cost = problem.legs().cost(from, placeOf(stop));
                if (cost > most) {
                    most = cost;
                    farthest = placeOf(stop);
                }
            }
        }
        return farthest;
    }

    private double place(Item item, int from, int to) {
        double sum = 0;
        for (int stop : item.stops) {
            sum += (double) problem.legs().cost(from, placeOf(stop))
                    - problem.legs().cost(to, placeOf(stop));
        }
        return sum / item.stops.size();
    }

    private int placeOf(int stop) {
        return problem.visits().get(stop).place();
    }
}
