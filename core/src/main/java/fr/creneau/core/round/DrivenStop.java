package fr.creneau.core.round;

import org.jspecify.annotations.Nullable;

/**
 * A stop of a round that is over.
 *
 * @param arrivedMs when the van came, epoch milliseconds; null: it did not
 * @param departedMs when it left, epoch milliseconds; null: not seen, and {@code arrivedMs} only tells the order
 */
public record DrivenStop(
        PlannedStop plan,
        @Nullable Long arrivedMs,
        @Nullable Long departedMs) {}
