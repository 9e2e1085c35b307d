package fr.creneau.city.plan;

/** Seconds of driving on empty streets between places of a town, each way for itself. */
@FunctionalInterface
public interface LegTimes {
    /** From one place to another, by index; 0 or more. */
    float seconds(int from, int to);
}
