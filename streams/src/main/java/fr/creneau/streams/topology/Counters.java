package fr.creneau.streams.topology;

import java.util.concurrent.atomic.LongAdder;

/** What the streams have done since their start, for the operator. Thread-safe. */
public final class Counters {
    /** Fixes that came in. */
    public final LongAdder fixes = new LongAdder();

    /** Fixes dropped for their age. */
    public final LongAdder fixesTooOld = new LongAdder();

    /** Tracks read anew for a late fix or a changed plan. */
    public final LongAdder tracksReread = new LongAdder();

    /** Effects passed on. */
    public final LongAdder effects = new LongAdder();

    /** Rounds whose state was loaded from the store. */
    public final LongAdder roundsLoaded = new LongAdder();

    /** Records sent to the dead letters. */
    public final LongAdder deadLetters = new LongAdder();

    /** Notices sent to the operator. */
    public final LongAdder notices = new LongAdder();
}
