package fr.creneau.cli.rounds.slots;

import java.util.Locale;

/** What happens to a round before it is made anew. */
enum Change {
    /** A stop more, put last for the engine to place. */
    STOP_MORE,
    /** A stop less. */
    STOP_LESS,
    /** A promise moved to another slot that was offered. */
    PROMISE_MOVED,
    /** A van that is late, as far as all promises can bear. */
    VAN_LATE,
    /** Promises that stretches of the round keep in another order. */
    ORDER_MIXED,
    /** The same, and some stops taken out and others put last, promised where they were offered in that order. */
    STOPS_EXCHANGED,
    /** A break that comes too late where it is planned, and in time at a door before. */
    BREAK_TOO_LATE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
