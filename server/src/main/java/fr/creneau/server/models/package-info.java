/** Learnt models of arrival times, taken from their shelf while the server runs. */
@NullMarked
package fr.creneau.server.models;

import org.jspecify.annotations.NullMarked;
