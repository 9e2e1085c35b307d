package fr.creneau.core.eta.calibration;

/**
 * How the claims of one engine are bent, for as long as it makes them.
 *
 * @param number counts the engines
 */
record Generation(int number, Bending bending) {}
