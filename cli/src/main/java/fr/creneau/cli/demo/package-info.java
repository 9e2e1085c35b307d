/**
 * {@code ./creneau demo}: a delivery day of a real town on the real product. It starts what {@code up} starts, with a
 * clock of its own; the simulated day knocks at the public doors like everybody else.
 */
@NullMarked
package fr.creneau.cli.demo;

import org.jspecify.annotations.NullMarked;
