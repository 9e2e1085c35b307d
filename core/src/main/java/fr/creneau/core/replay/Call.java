package fr.creneau.core.replay;

/**
 * One stop of a drive, or a break (a call with a leg of 0).
 *
 * @param name for the reader of a fault
 * @param leg time from the call before, or from where the drive starts
 * @param earliest service begins then at the earliest
 * @param latest service begins then at the latest
 * @param service how long the van stands
 * @param load what the call takes of the capacity
 */
public record Call(String name, double leg, double earliest, double latest, double service, double load) {}
