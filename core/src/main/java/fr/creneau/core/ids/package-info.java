/** Names of things, so that a van is never taken for a round. Each is 1 to 64 of {@code A-Z a-z 0-9 . _ : -}. */
@NullMarked
package fr.creneau.core.ids;

import org.jspecify.annotations.NullMarked;
