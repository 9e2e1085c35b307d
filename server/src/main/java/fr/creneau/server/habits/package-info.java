/** What is learnt overnight from rounds that are over, for the arrival times of the next days. */
@NullMarked
package fr.creneau.server.habits;

import org.jspecify.annotations.NullMarked;
