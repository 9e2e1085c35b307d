/**
 * Simulated boxes of chilled and frozen food: their true temperature, and what their tags and the radio make of it. All
 * numbers are in {@code boxes.properties}, which nothing else reads. No estimator may know this room.
 */
@NullMarked
package fr.creneau.city.cold;

import org.jspecify.annotations.NullMarked;
