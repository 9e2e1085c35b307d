package fr.creneau.core.slot;

/** A place: metres east and north of an origin that all places of a depot share. */
public record Spot(double eastMetres, double northMetres) {}
