package fr.creneau.core.planning;

/** What a stop that is not served counts for in a search. Stateless. */
final class Absence {
    private static final int DETOURS = 10;

    private Absence() {}

    /** Ten times the dearest way from a start to a stop and on to the end: no detour is worth leaving a stop out. */
    static long cost(Problem problem) {
        long dearest = 1;
        for (Visit visit : problem.visits()) {
            for (Vehicle vehicle : problem.vehicles()) {
                dearest = Math.max(
                        dearest,
                        (long) problem.legs().cost(vehicle.start(), visit.place())
                                + problem.legs().cost(visit.place(), vehicle.end()));
            }
        }
        return DETOURS * dearest;
    }
}
