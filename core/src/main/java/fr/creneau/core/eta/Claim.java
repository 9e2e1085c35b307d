package fr.creneau.core.eta;

/**
 * What was said of one arrival: one stop in each of the two.
 *
 * @param generation which engine said it, where they are changed while rounds run; counts them
 * @param stopAhead its place among the stops ahead then, 0 being the next
 * @param own the distribution that the engine arrived at by itself
 * @param told the distribution that was told
 */
public record Claim(int generation, int stopAhead, Arrivals own, Arrivals told) {}
