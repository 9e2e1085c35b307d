/**
 * Arrival times: what is known of a round ({@link RoundProgress}), the engine that follows it ({@link ArrivalTimes}),
 * and what it says of every stop still ahead ({@link Arrivals}, whole distributions). Times are epoch seconds as
 * doubles, durations seconds; places are opaque 64-bit keys. No file, no clock: {@code now} is part of the progress.
 */
@NullMarked
package fr.creneau.core.eta;

import org.jspecify.annotations.NullMarked;
