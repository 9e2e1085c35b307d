package fr.creneau.core.planning;

/**
 * What costs a lot and what costs little, in a given problem.
 *
 * @param absence what a stop that is not served counts for: more than any detour
 * @param way mean cost from where the vehicles start to the stops: the measure of temperatures
 */
record CostScale(long absence, double way) {
    /** Times the dearest way from a start to a stop and on to the end. */
    private static final int DETOURS = 10;

    /** Vehicles that are looked at; more of them say nothing new. */
    private static final int VEHICLES = 50;

    static CostScale of(Problem problem) {
        long dearest = 1;
        double sum = 0;
        int looked = Math.min(VEHICLES, problem.vehicles().size());
        for (Visit visit : problem.visits()) {
            for (Vehicle vehicle : problem.vehicles().subList(0, looked)) {
                int out = problem.legs().cost(vehicle.start(), visit.place());
                dearest = Math.max(dearest, (long) out + problem.legs().cost(visit.place(), vehicle.end()));
                sum += out;
            }
        }
        return new CostScale(
                DETOURS * dearest, Math.max(1, sum / problem.visits().size() / looked));
    }
}
