/**
 * A round and its one writer: the facts that came in, the view that they add up to, and what to tell the world about its
 * changes. The view is a pure function of the facts: late, doubled and unordered events end where sorted ones do.
 *
 * <p>A stop's words: it is <i>served</i> when somebody stood at its door, <i>done</i> when a parcel was handed over,
 * <i>failed</i> when the scans there say that none was; <i>inferred</i> is what the van's track says before the scan does; <i>skipped</i> when the
 * van went on without it.
 */
@NullMarked
package fr.creneau.core.round;

import org.jspecify.annotations.NullMarked;
