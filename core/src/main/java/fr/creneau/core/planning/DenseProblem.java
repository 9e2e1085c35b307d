package fr.creneau.core.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A problem, or a part of one, as flat arrays for the search. Stops are nodes 0..stops−1; vehicle v starts at node
 * stops + v and ends at node stops + vehicles + v. Legs lie in square matrices, rows by the node that is asked about, so
 * that one insertion reads two rows from left to right. Read-only after building, thread-safe.
 */
final class DenseProblem {
    /** In place of a vehicle: the stop's own vehicle belongs to another part. */
    static final int NOBODY = -2;

    /** Ids of the whole problem, by local number. */
    final int[] visitIds;

    final int[] vehicleIds;

    final int stops;
    final int vehicles;
    final int nodes;

    /** Row and column of a node in the matrices; several vehicles share the row of their depot. */
    final int[] at;

    final int width;

    /** {@code costFrom[at[a] * width + at[b]]} is the cost from a to b; {@code costTo} of the same cell from b to a. */
    final int[] costFrom;

    final int[] costTo;
    final int[] timeFrom;
    final int[] timeTo;

    final int[] earliest;
    final int[] latest;
    final int[] service;
    final int[] load;
    final int[] capacity;

    /** The one local vehicle of a stop, or {@link Visit#ANY}, or {@link #NOBODY}. */
    final int[] bound;

    /** Vehicles that are alike stand side by side; the first of each kind, and then the count of vehicles. */
    final int[] kindStarts;

    final Neighbours neighbours;

    /** The part of the problem that has these visits and these vehicles, in the order that suits the search. */
    DenseProblem(Problem problem, int[] visitIds, int[] vehicleIds) {
        this.visitIds = visitIds.clone();
        stops = visitIds.length;
        vehicles = vehicleIds.length;
        nodes = stops + 2 * vehicles;
        List<Integer> starts = new ArrayList<>();
        this.vehicleIds = grouped(problem, vehicleIds, starts);
        kindStarts = starts.stream().mapToInt(Integer::intValue).toArray();
        at = new int[nodes];
        earliest = new int[nodes];
        latest = new int[nodes];
        service = new int[nodes];
        load = new int[nodes];
        capacity = new int[vehicles];
        bound = new int[stops];
        int[] places = places(problem);
        width = places.length;
        costFrom = new int[width * width];
        int[] times = new int[width * width];
        boolean mirrored = true;
        boolean same = true;
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < width; b++) {
                costFrom[a * width + b] = problem.legs().cost(places[a], places[b]);
                times[a * width + b] = problem.legs().time(places[a], places[b]);
                same &= times[a * width + b] == costFrom[a * width + b];
                mirrored &= b > a
                        || costFrom[a * width + b] == costFrom[b * width + a]
                                && times[a * width + b] == times[b * width + a];
            }
        }
        costTo = mirrored ? costFrom : transposed(costFrom);
        timeFrom = same ? costFrom : times;
        timeTo = same ? costTo : mirrored ? times : transposed(times);
        neighbours = new Neighbours(this);
    }

    int cost(int from, int to) {
        return costFrom[at[from] * width + at[to]];
    }

    int time(int from, int to) {
        return timeFrom[at[from] * width + at[to]];
    }

    int start(int vehicle) {
        return stops + vehicle;
    }

    int end(int vehicle) {
        return stops + vehicles + vehicle;
    }

    private static int[] grouped(Problem problem, int[] vehicleIds, List<Integer> starts) {
        Map<Vehicle, List<Integer>> kinds = new LinkedHashMap<>();
        for (int id : vehicleIds) {
            kinds.computeIfAbsent(problem.vehicles().get(id), kind -> new ArrayList<>())
                    .add(id);
        }
        int[] sorted = new int[vehicleIds.length];
        int next = 0;
        for (List<Integer> kind : kinds.values()) {
            starts.add(next);
            for (int id : kind) {
                sorted[next++] = id;
            }
        }
        starts.add(next);
        return sorted;
    }

    private int[] places(Problem problem) {
        Map<Integer, Integer> rows = new LinkedHashMap<>();
        List<Integer> places = new ArrayList<>();
        Map<Integer, Integer> localVehicles = new LinkedHashMap<>();
        for (int v = 0; v < vehicles; v++) {
            localVehicles.put(vehicleIds[v], v);
        }
        for (int i = 0; i < stops; i++) {
            Visit visit = problem.visits().get(visitIds[i]);
            at[i] = places.size();
            places.add(visit.place());
            earliest[i] = visit.earliest();
            latest[i] = visit.latest();
            service[i] = visit.service();
            load[i] = visit.load();
            bound[i] = visit.vehicle() == Visit.ANY ? Visit.ANY : localVehicles.getOrDefault(visit.vehicle(), NOBODY);
        }
        for (int v = 0; v < vehicles; v++) {
            Vehicle vehicle = problem.vehicles().get(vehicleIds[v]);
            capacity[v] = vehicle.capacity();
            at[start(v)] = rows.computeIfAbsent(vehicle.start(), place -> add(places, place));
            at[end(v)] = rows.computeIfAbsent(vehicle.end(), place -> add(places, place));
            earliest[start(v)] = vehicle.earliest();
            latest[start(v)] = vehicle.latest();
            earliest[end(v)] = vehicle.earliest();
            latest[end(v)] = vehicle.latest();
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int add(List<Integer> places, int place) {
        places.add(place);
        return places.size() - 1;
    }

    private int[] transposed(int[] matrix) {
        int[] mirror = new int[matrix.length];
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < width; b++) {
                mirror[b * width + a] = matrix[a * width + b];
            }
        }
        return mirror;
    }
}
