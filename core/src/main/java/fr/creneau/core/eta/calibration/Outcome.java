package fr.creneau.core.eta.calibration;

/**
 * What became of one claim; to be made with {@link CalibratedTimes#outcome} and observed once the arrival is past.
 *
 * @param group of the claim, {@link Calibration#group}
 * @param score where the arrival fell in what the engine had claimed, as a normal score
 * @param levelsBelow how many levels of the bent claim lay before the arrival
 * @param secondsAhead from the claim to the arrival, as it came
 */
public record Outcome(int group, double score, int levelsBelow, double secondsAhead) {}
