package fr.creneau.core.planning;

/**
 * What it takes to go from one place to another. Places are small whole numbers that the problem gives out; from a place
 * to itself it takes nothing. Implementations are pure and thread-safe: the solver's threads ask at once.
 */
public interface Legs {
    /** What the leg costs, 0 or more, in the problem's unit of cost. */
    int cost(int from, int to);

    /** How long the leg takes, 0 or more, in the problem's unit of time. */
    int time(int from, int to);
}
