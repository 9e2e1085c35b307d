/**
 * The judge: drives a round as it was said, leg by leg, and names what it breaks. It shares no code with the engines
 * that make rounds and slots ({@code planning}, {@code slot}), so that a mistake of theirs is seen here.
 */
@NullMarked
package fr.creneau.core.replay;

import org.jspecify.annotations.NullMarked;
