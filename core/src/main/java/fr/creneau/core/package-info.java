/**
 * The domain of Créneau, pure: values, state machines, estimators and rules, a package for each feature.
 *
 * <p>Nothing here knows a framework, a wall clock, a file or a network: it imports the JDK and JSpecify alone, and an
 * architecture test holds it to that. Time is always an argument.
 */
@NullMarked
package fr.creneau.core;

import org.jspecify.annotations.NullMarked;
