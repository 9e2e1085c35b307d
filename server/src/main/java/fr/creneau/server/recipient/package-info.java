/** What a recipient's link opens. The cut itself is {@link fr.creneau.core.recipient.RecipientViews}. */
@NullMarked
package fr.creneau.server.recipient;

import org.jspecify.annotations.NullMarked;
