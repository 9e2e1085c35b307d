/** Limits, alarms, logging interval and shelf life of a kind of food, as values; files are read elsewhere. */
@NullMarked
package fr.creneau.core.coldchain.profile;

import org.jspecify.annotations.NullMarked;
