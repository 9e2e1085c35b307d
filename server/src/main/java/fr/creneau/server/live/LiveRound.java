package fr.creneau.server.live;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.recipient.RoundSeen;
import fr.creneau.core.recipient.VanSeen;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.VanMoved;
import org.jspecify.annotations.Nullable;

/** The newest that this server knows of one round. Thread-safe. */
public final class LiveRound {
    /** A van is judged to drive away or come closer over at least this long. */
    private static final long EARLIER_MS = 30_000;

    private @Nullable RoundChanged round;
    private @Nullable RoundSeen seen;
    private @Nullable VanMoved van;
    private @Nullable VanMoved anchor;
    private @Nullable LatLon earlier;
    private long checkedNanos;

    /** Takes a snapshot, unless a newer one is known. */
    synchronized boolean take(RoundChanged changed) {
        if (round != null && round.getRevision() >= changed.getRevision()) {
            return false;
        }
        round = changed;
        seen = null;
        return true;
    }

    /** Takes a place of the van, unless a newer one is known. */
    synchronized boolean take(VanMoved moved) {
        if (van != null && van.getObservedAtMs() >= moved.getObservedAtMs()) {
            return false;
        }
        if (anchor == null || !anchor.getVanId().equals(moved.getVanId())) {
            anchor = moved;
            earlier = null;
        } else if (moved.getObservedAtMs() - anchor.getObservedAtMs() >= EARLIER_MS) {
            earlier = new LatLon(anchor.getLat(), anchor.getLon());
            anchor = moved;
        }
        van = moved;
        return true;
    }

    /** The round's newest snapshot; null before the first. */
    public synchronized @Nullable RoundChanged round() {
        return round;
    }

    public synchronized @Nullable VanMoved van() {
        return van;
    }

    /** The round as the core's cut for recipients takes it. */
    public synchronized @Nullable RoundSeen seen() {
        if (seen == null && round != null) {
            seen = Seen.round(round);
        }
        return seen;
    }

    /** The van as the core's cut for recipients takes it. */
    public synchronized @Nullable VanSeen vanSeen() {
        return van == null ? null : Seen.van(van, earlier);
    }

    synchronized long checkedNanos() {
        return checkedNanos;
    }

    synchronized void checkedAt(long nanos) {
        checkedNanos = nanos;
    }
}
