package fr.creneau.city.day;

import fr.creneau.city.law.Driver;
import fr.creneau.city.law.RoundLaw;
import fr.creneau.city.law.RoundTruth;
import fr.creneau.city.noise.Chance;
import fr.creneau.city.noise.Noise;
import fr.creneau.city.plan.LegTimes;
import fr.creneau.city.plan.ParcelCount;
import fr.creneau.city.plan.PlannedRound;
import fr.creneau.city.plan.StopOrder;
import fr.creneau.city.plan.Timetable;
import fr.creneau.city.town.Address;
import fr.creneau.city.town.Town;
import fr.creneau.core.geo.LatLon;
import fr.creneau.routing.TravelMatrix;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chooses a day's addresses and parcels, cuts them into rounds, orders and times them, and lets the law drive them. */
final class DayPlanner {
    private static final int LEAST_STOPS = 80;
    private static final int MOST_STOPS = 120;

    /** Rounds draw from so many addresses for each stop: places come again after some days. */
    private static final int ADDRESSES_PER_STOP = 4;

    /**
     * Neighbours of the depot fetch their parcels there. Assumption; a van at their door has hardly left, and the product
     * could tell them nothing before it is over.
     */
    private static final double NEIGHBOUR_METRES = 200;

    /** At most this share of the addresses is visited on one day. */
    private static final double MOST_OF_THE_TOWN = 0.7;

    /** One parcel in so many is of the food brand. */
    private static final double FOOD = 0.15;

    private final Town town;
    private final LocalDate date;
    private final long seed;
    private final Noise noise;
    private final RoundLaw law;
    private final ParcelCount parcelCount;
    private final ParcelNumbers numbers;
    private final Timetable timetable;

    DayPlanner(Town town, LocalDate date, long seed) {
        this.town = town;
        this.date = date;
        this.seed = seed;
        this.noise = Noise.standard();
        this.law = new RoundLaw(noise, seed);
        this.parcelCount = new ParcelCount(noise);
        this.numbers = new ParcelNumbers(seed, date);
        this.timetable = new Timetable(noise);
    }

    /** @param carried parcels of the day before that come again */
    List<DayRound> plan(int rounds, List<Parcel> carried) {
        long daySeed = Chance.seed(seed, date.toEpochDay());
        Chance chance = new Chance(Chance.seed(daySeed, Chance.number("demand")));
        List<Integer> sizes = sizes(rounds, chance);
        List<StopOfDay> stops = stops(sizes.stream().mapToInt(Integer::intValue).sum(), carried, chance);
        double traffic = law.trafficFactor(daySeed);
        List<DayRound> planned = new ArrayList<>(rounds);
        for (List<StopOfDay> district : Districts.cut(stops, sizes)) {
            planned.add(round(planned.size(), district, traffic, daySeed));
        }
        return planned;
    }

    private List<Integer> sizes(int rounds, Chance chance) {
        int most = (int) (town.addresses().size() * MOST_OF_THE_TOWN / rounds);
        if (most < 1) {
            throw new IllegalArgumentException("%d rounds in %s with %d addresses: expected fewer rounds"
                    .formatted(rounds, town.name(), town.addresses().size()));
        }
        return IntStream.range(0, rounds)
                .map(round -> Math.min(most, LEAST_STOPS + chance.below(MOST_STOPS - LEAST_STOPS + 1)))
                .boxed()
                .toList();
    }

    /** So many stops: first those of carried parcels, then addresses drawn around the centre. */
    private List<StopOfDay> stops(int count, List<Parcel> carried, Chance chance) {
        Map<String, List<Parcel>> again = new LinkedHashMap<>();
        carried.forEach(parcel -> again.computeIfAbsent(parcel.address().id(), id -> new ArrayList<>())
                .add(parcel));
        List<Address> near = town.addresses().stream()
                .filter(address -> address.door().metresTo(town.depot().gate()) > NEIGHBOUR_METRES)
                .collect(Collectors.toCollection(ArrayList::new));
        near.sort(Comparator.<Address>comparingDouble(a -> a.door().metresTo(town.centre()))
                .thenComparing(Address::id));
        List<Address> pool = new ArrayList<>(near.subList(0, Math.min(near.size(), count * ADDRESSES_PER_STOP)));
        for (int i = 0; i < pool.size() - 1; i++) {
            Collections.swap(pool, i, i + chance.below(pool.size() - i));
        }
        List<StopOfDay> stops = new ArrayList<>(count);
        again.values().stream()
                .limit(count)
                .forEach(parcels -> stops.add(new StopOfDay(parcels.get(0).address(), parcels)));
        pool.stream()
                .filter(address -> !again.containsKey(address.id()))
                .limit(count - stops.size())
                .forEach(address -> stops.add(new StopOfDay(address, newParcels(address))));
        return stops;
    }

    private List<Parcel> newParcels(Address address) {
        Chance chance = new Chance(Chance.seed(seed, date.toEpochDay(), Chance.number(address.id())));
        int count = parcelCount.draw(address.kind(), chance);
        List<Parcel> parcels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean food = chance.happens(FOOD);
            String number = food ? numbers.sscc() : numbers.s10();
            parcels.add(new Parcel(number, food ? "frais" : "express", People.invent(chance), address, 1));
        }
        return parcels;
    }

    private DayRound round(int number, List<StopOfDay> stops, double traffic, long daySeed) {
        List<LatLon> points = new ArrayList<>(stops.size() + 1);
        points.add(town.depot().gate());
        stops.forEach(stop -> points.add(stop.address().kerb()));
        TravelMatrix travel = town.streets().matrix(points);
        LegTimes legs = travel::seconds;
        int[] order = StopOrder.of(0, IntStream.rangeClosed(1, stops.size()).toArray(), legs);
        List<StopOfDay> ordered =
                IntStream.of(order).mapToObj(i -> stops.get(i - 1)).toList();
        List<Timetable.Call> calls = ordered.stream()
                .map(stop -> new Timetable.Call(
                        stop.address().id(),
                        stop.address().door(),
                        stop.address().kind(),
                        stop.parcels().size()))
                .toList();
        PlannedRound plan = timetable.plan(
                timetable.departureOf(number),
                calls,
                (from, to) -> legs.seconds(from == 0 ? 0 : order[from - 1], to == 0 ? 0 : order[to - 1]));
        Driver driver = law.driver(number);
        long lawSeed = Chance.seed(daySeed, number, Chance.number("round"));
        RoundTruth truth = law.drive(plan, driver, traffic, lawSeed);
        return new DayRound(
                "%s-R%d".formatted(date, number + 1),
                "VAN-%d".formatted(number + 1),
                "HH-%d".formatted(number + 1),
                number == 0,
                driver,
                plan,
                ordered.stream().map(StopOfDay::address).toList(),
                ordered.stream().map(StopOfDay::parcels).toList(),
                truth,
                traffic,
                lawSeed);
    }
}
