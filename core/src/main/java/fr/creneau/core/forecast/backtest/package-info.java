/**
 * Candidates tried on the past: forecasts from rolling origins, weights of their ensemble, intervals from what they
 * missed, and scores of all of them. Nothing that comes after an origin is used for what is told at it.
 */
@NullMarked
package fr.creneau.core.forecast.backtest;

import org.jspecify.annotations.NullMarked;
