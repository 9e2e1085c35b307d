/**
 * What a recipient may see of the day: a pure cut of a round down to one parcel. Everything that leaves the server towards
 * a recipient passes {@link fr.creneau.core.recipient.RecipientViews#of}; other people's stops come out as a count alone.
 */
@NullMarked
package fr.creneau.core.recipient;

import org.jspecify.annotations.NullMarked;
