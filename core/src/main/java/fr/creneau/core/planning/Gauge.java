package fr.creneau.core.planning;

/** How much of a search is done: 0 at its start, 1 or more when it must stop. May be asked by several threads. */
@FunctionalInterface
interface Gauge {
    double done(long iterations);
}
