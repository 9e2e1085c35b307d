/**
 * Slots: the two-hour slots that exist ({@link SlotCalendar}), the rounds of a depot on one day, kept current ({@link
 * DepotDay}), which slots some round can keep for an address ({@link SlotFinder}), the search before a no ({@link
 * Ejection}), and a running round made anew ({@link Replanner}). Times are epoch seconds; places are metres in a plane
 * around the depot. No clock: deadlines come in. Every answer can be driven again by {@code fr.creneau.core.replay}.
 */
@NullMarked
package fr.creneau.core.slot;

import org.jspecify.annotations.NullMarked;
