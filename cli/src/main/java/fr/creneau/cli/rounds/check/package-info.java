/**
 * The independent checker of solved instances: works from the file's own numbers, with its own distances, and knows
 * nothing of the solver ({@code JudgeIsIndependentTest}).
 */
@NullMarked
package fr.creneau.cli.rounds.check;

import org.jspecify.annotations.NullMarked;
