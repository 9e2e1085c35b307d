/** JMH measurements of the pure engines: one class for each engine, run by {@code ./creneau bench}. No tests here. */
@NullMarked
package fr.creneau.microbench;

import org.jspecify.annotations.NullMarked;
