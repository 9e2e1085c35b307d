package fr.creneau.city.law;

import fr.creneau.city.noise.Chance;
import fr.creneau.city.noise.Noise;
import fr.creneau.city.plan.KindMix;
import fr.creneau.city.plan.LegTimes;
import fr.creneau.city.plan.ParcelCount;
import fr.creneau.city.plan.PlannedRound;
import fr.creneau.city.plan.StopKind;
import fr.creneau.city.plan.StopOrder;
import fr.creneau.city.plan.Timetable;
import fr.creneau.core.geo.LatLon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A town on a plane, with no map at hand: a depot, and for each round a district of addresses in blocks. Driving is along
 * a grid at the pace of town streets, with a few seconds for each leg. Its shape is an assumption, given below in code:
 * it is geometry, not noise. Immutable and thread-safe.
 */
final class PlaneTown {
    /** Where the plane touches the earth, so that places have degrees; any town would do. */
    private static final double ORIGIN_LAT = 45.0;

    private static final double ORIGIN_LON = 4.0;
    private static final double METRES_PER_DEGREE = 111_195;
    private static final double DISTRICT_METRES = 2400;
    private static final int BLOCKS = 24;
    private static final double BLOCK_SPREAD_METRES = 110;
    private static final double METRES_PER_SECOND = 6.5;
    private static final double SECONDS_PER_LEG = 9;

    /** How many addresses a district has for each stop of a round: a place comes again every fourth day or so. */
    private static final int ADDRESSES_PER_STOP = 4;

    private final List<List<Address>> districts;
    private final Timetable timetable;
    private final ParcelCount parcelCount;
    private final int stopsPerRound;

    private record Address(String id, double x, double y, StopKind kind) {
        private LatLon place() {
            return new LatLon(
                    ORIGIN_LAT + y / METRES_PER_DEGREE,
                    ORIGIN_LON + x / (METRES_PER_DEGREE * Math.cos(Math.toRadians(ORIGIN_LAT))));
        }
    }

    PlaneTown(Noise noise, int rounds, int stopsPerRound, long townSeed) {
        this.stopsPerRound = stopsPerRound;
        this.timetable = new Timetable(noise);
        this.parcelCount = new ParcelCount(noise);
        KindMix mix = new KindMix(noise);
        this.districts = new ArrayList<>(rounds);
        for (int round = 0; round < rounds; round++) {
            districts.add(
                    district(round, rounds, mix, new Chance(Chance.seed(townSeed, round, Chance.number("plane")))));
        }
    }

    private List<Address> district(int round, int rounds, KindMix mix, Chance chance) {
        int columns = (int) Math.ceil(Math.sqrt(rounds));
        double west = (round % columns - columns / 2.0) * DISTRICT_METRES;
        double south = (round / columns - columns / 2.0) * DISTRICT_METRES;
        double[] blockX = new double[BLOCKS];
        double[] blockY = new double[BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
            blockX[block] = west + chance.between(0, DISTRICT_METRES);
            blockY[block] = south + chance.between(0, DISTRICT_METRES);
        }
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < stopsPerRound * ADDRESSES_PER_STOP; i++) {
            int block = chance.below(BLOCKS);
            addresses.add(new Address(
                    "R%d-A%d".formatted(round, i),
                    blockX[block] + BLOCK_SPREAD_METRES * chance.normal(),
                    blockY[block] + BLOCK_SPREAD_METRES * chance.normal(),
                    mix.draw(chance)));
        }
        return addresses;
    }

    /** The plan of one round on one day. */
    PlannedRound plan(int round, long daySeed) {
        Chance chance = new Chance(Chance.seed(daySeed, round, Chance.number("parcels")));
        List<Address> chosen = new ArrayList<>(districts.get(round));
        for (int i = 0; i < stopsPerRound; i++) {
            Collections.swap(chosen, i, i + chance.below(chosen.size() - i));
        }
        List<Address> today = new ArrayList<>(chosen.subList(0, stopsPerRound));
        today.add(new Address("depot", 0, 0, StopKind.BUSINESS));
        LegTimes legs = (from, to) -> from == to ? 0 : (float) driveSeconds(today.get(from), today.get(to));
        int[] places = IntStream.range(0, stopsPerRound).toArray();
        int[] order = StopOrder.of(stopsPerRound, places, legs);
        List<Timetable.Call> calls = new ArrayList<>(stopsPerRound);
        for (int address : order) {
            Address a = today.get(address);
            calls.add(new Timetable.Call(a.id(), a.place(), a.kind(), parcelCount.draw(a.kind(), chance)));
        }
        return timetable.plan(
                timetable.departureOf(round),
                calls,
                (from, to) -> legs.seconds(
                        from == 0 ? stopsPerRound : order[from - 1], to == 0 ? stopsPerRound : order[to - 1]));
    }

    private static double driveSeconds(Address from, Address to) {
        double metres = Math.abs(from.x() - to.x()) + Math.abs(from.y() - to.y());
        return SECONDS_PER_LEG + metres / METRES_PER_SECOND;
    }
}
