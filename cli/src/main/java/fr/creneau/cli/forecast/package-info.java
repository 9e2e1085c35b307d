/** {@code ./creneau forecast}: backtests, runs and compares forecasts of tables that people hand over. */
@NullMarked
package fr.creneau.cli.forecast;

import org.jspecify.annotations.NullMarked;
