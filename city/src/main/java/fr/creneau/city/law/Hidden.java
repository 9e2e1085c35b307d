package fr.creneau.city.law;

/**
 * What nobody sees of a round under way but what its future depends on.
 *
 * @param trafficFactor the day's traffic, shared by the rounds of the town; 1 is the mean
 * @param roundPace the round's pace at the door today; 1 is the mean, more is slower
 * @param wander logarithm of what wanders around that pace, as of the last stop
 * @param breakAt when the driver means to rest, seconds of the local day; infinite for never
 */
public record Hidden(double trafficFactor, double roundPace, double wander, double breakAt) {}
