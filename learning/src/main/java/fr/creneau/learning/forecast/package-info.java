/** Boosted trees as a forecaster: one model learns from all series of a panel together. */
@NullMarked
package fr.creneau.learning.forecast;

import org.jspecify.annotations.NullMarked;
