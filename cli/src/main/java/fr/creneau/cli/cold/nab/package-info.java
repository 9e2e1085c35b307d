/** The alarms on other people's temperatures with labelled failures: the Numenta Anomaly Benchmark. */
@NullMarked
package fr.creneau.cli.cold.nab;

import org.jspecify.annotations.NullMarked;
