package fr.creneau.core.planning;

/** Told while a search goes on. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress NONE = milestone -> {};

    void onMilestone(Milestone milestone);

    /**
     * Where a search stands.
     *
     * @param nanos since its start
     * @param share of the search that is behind, 0 to 1
     * @param cost of the best plan so far, in the problem's unit
     * @param unserved stops that the best plan does not serve
     * @param steps ruins and recreations so far, all threads
     */
    record Milestone(long nanos, double share, long cost, int unserved, long steps) {}
}
