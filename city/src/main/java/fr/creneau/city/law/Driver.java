package fr.creneau.city.law;

/**
 * Who drives a round.
 *
 * @param alias as the plan shows it, never a name
 * @param pace standing factor on the time at every door; 1 is the mean, more is slower
 */
public record Driver(String alias, double pace) {}
