package fr.creneau.server.live;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.match.CircuitArcs;
import fr.creneau.core.recipient.RoundSeen;
import fr.creneau.core.recipient.VanSeen;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.RoundStatus;
import fr.creneau.events.avro.VanMoved;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest that this server knows of one round. Thread-safe. */
public final class LiveRound {
    /** A van is judged to drive away or come closer over at least this long. */
    private static final long EARLIER_MS = 30_000;

    /** A plan that the store did not have is asked for again after so long. */
    private static final long ASKED_AGAIN_NANOS = Duration.ofSeconds(30).toNanos();

    private @Nullable RoundChanged round;
    private @Nullable RoundSeen seen;
    private @Nullable VanNow van;
    private @Nullable VanNow anchor;
    private @Nullable LatLon earlier;
    private final RoundOnStreets onStreets = new RoundOnStreets();
    private long checkedNanos;
    private long askedForPlanNanos;
    private boolean isAsking;

    /** Takes a snapshot, unless a newer one is known. */
    synchronized boolean take(RoundChanged changed) {
        if (round != null && round.getRevision() >= changed.getRevision()) {
            return false;
        }
        round = changed;
        seen = null;
        if (isOver()) {
            onStreets.rest();
        }
        return true;
    }

    /**
     * Takes a place of the van, unless a newer one is known. Once the round is over, it is shown where its device says.
     *
     * @param streets where the town's are known
     * @return where it is shown; empty where a newer place is known
     */
    synchronized Optional<VanNow> take(VanMoved moved, Optional<TownStreets> streets) {
        if (van != null && van.moved().getObservedAtMs() >= moved.getObservedAtMs()) {
            return Optional.empty();
        }
        VanNow now = streets.filter(town -> !isOver())
                .flatMap(town -> onStreets.next(town, moved))
                .map(street -> VanNow.on(street, moved))
                .orElseGet(() -> VanNow.raw(moved));
        if (anchor == null || !anchor.moved().getVanId().equals(moved.getVanId())) {
            anchor = now;
            earlier = null;
        } else if (moved.getObservedAtMs() - anchor.moved().getObservedAtMs() >= EARLIER_MS) {
            earlier = anchor.place();
            anchor = now;
        }
        van = now;
        return Optional.of(now);
    }

    /** Whether the round has ended: nothing is matched any more. */
    synchronized boolean isOver() {
        return round != null && round.getStatus() == RoundStatus.ENDED;
    }

    /** Whether the plan should be asked for its circuit now; who is told so asks, and tells when it {@link #hasAsked}. */
    synchronized boolean asksForPlan(long nowNanos) {
        boolean asks = !isAsking
                && !isOver()
                && onStreets.lacksCircuit(round == null ? 0 : round.getPlanVersion())
                && (askedForPlanNanos == 0 || nowNanos - askedForPlanNanos > ASKED_AGAIN_NANOS);
        if (asks) {
            isAsking = true;
            askedForPlanNanos = nowNanos;
        }
        return asks;
    }

    /** The plan was asked for its circuit, and answered or did not. */
    synchronized void hasAsked() {
        isAsking = false;
    }

    /** Takes the arcs that a plan's circuit runs along. */
    synchronized void take(TownStreets streets, long planVersion, CircuitArcs circuit) {
        onStreets.take(streets, planVersion, circuit);
    }

    /** The round's newest snapshot; null before the first. */
    public synchronized @Nullable RoundChanged round() {
        return round;
    }

    public synchronized @Nullable VanNow van() {
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
