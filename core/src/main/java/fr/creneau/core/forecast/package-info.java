/**
 * Forecasts of volumes: series and panels, and in the rooms below the models, their backtest, how a day is seen, the
 * reconciliation of hierarchies and the scores.
 *
 * <p>A series is a row of numbers at equal steps; the engine knows no file and no parcel. What needs a native library
 * (boosted trees) lives outside and enters as a {@link fr.creneau.core.forecast.Forecaster}.
 */
@NullMarked
package fr.creneau.core.forecast;

import org.jspecify.annotations.NullMarked;
