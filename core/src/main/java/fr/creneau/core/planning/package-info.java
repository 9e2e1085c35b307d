/**
 * Rounds from stops: the stretch of a round that joins in O(1) ({@link Segment}), the problem ({@link Problem}), its
 * answer ({@link Plan}) and the engine that searches ({@link RoundSolver}). Times and costs are whole numbers in units
 * that the problem chooses: seconds in a depot, tenths or ten-thousandths of a length in the public benchmarks. No file
 * and no clock: time comes in as a supplier of nanoseconds. What checks an answer lives in {@code
 * fr.creneau.core.replay} and shares no code with what is here.
 */
@NullMarked
package fr.creneau.core.planning;

import org.jspecify.annotations.NullMarked;
