/**
 * The judge: drives a round as it was said, leg by leg, and names what it breaks. It shares no code with the engines
 * that make rounds and slots ({@code planning}, {@code slot}), so that a mistake of theirs is seen here. It is told legs and
 * windows, not a round: whoever tells it must not ask an engine either.
 */
@NullMarked
package fr.creneau.core.replay;

import org.jspecify.annotations.NullMarked;
