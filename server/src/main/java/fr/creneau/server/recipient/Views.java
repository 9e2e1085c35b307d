package fr.creneau.server.recipient;

import fr.creneau.core.recipient.RecipientView;
import fr.creneau.core.recipient.RecipientViews;
import fr.creneau.core.recipient.ViewPolicy;
import fr.creneau.core.time.DomainClock;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.server.brand.Brands;
import fr.creneau.server.http.Json;
import fr.creneau.server.live.LiveRound;
import fr.creneau.server.live.LiveRounds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Makes a recipient's view from a parcel's file and its live round. Thread-safe. */
final class Views {
    private final LiveRounds live;
    private final DomainClock clock;
    private final Brands brands;
    private final ViewPolicy policy;
    private final ZoneId zone;
    private final BooleanSupplier calibrated;

    /**
     * @param zone where no round says a time zone yet
     * @param calibrated whether claimed probabilities are known to hold
     */
    Views(
            LiveRounds live,
            DomainClock clock,
            Brands brands,
            ViewPolicy policy,
            ZoneId zone,
            BooleanSupplier calibrated) {
        this.live = live;
        this.clock = clock;
        this.brands = brands;
        this.policy = policy;
        this.zone = zone;
        this.calibrated = calibrated;
    }

    /** A view, ready to be sent. */
    record Made(Revision revision, byte[] json) {}

    CompletableFuture<Made> make(ParcelFile file) {
        return file.currentRound()
                .map(round -> live.find(round.roundId()))
                .orElse(CompletableFuture.completedFuture(Optional.empty()))
                .thenApply(round -> make(file, round.orElse(null)));
    }

    private Made make(ParcelFile file, @Nullable LiveRound live) {
        Instant now = clock.instant();
        @Nullable RoundChanged round = live == null ? null : live.round();
        RecipientView view = RecipientViews.of(
                file.seen(),
                live == null ? null : live.seen(),
                live == null ? null : live.vanSeen(),
                now,
                policy,
                calibrated.getAsBoolean());
        ViewJson.Frame frame = new ViewJson.Frame(
                now,
                clock.speed(),
                round == null ? zone.getId() : round.getTimeZone(),
                brands.get(
                        file.announcement() == null ? "" : file.announcement().brand()),
                file.announcement() == null ? "fr" : file.announcement().language(),
                policy);
        Revision revision = new Revision(
                round == null ? 0 : round.getRoundId().hashCode(),
                round == null ? 0 : round.getRevision(),
                view.van() == null ? 0 : view.van().observedAt().toEpochMilli(),
                digest(ViewJson.of("", view, frame)));
        return new Made(revision, Json.bytes(ViewJson.of(revision.toString(), view, frame)));
    }

    /** Of all that the view says but for when it was made and what changes with every fix. */
    private static int digest(ViewJson view) {
        ViewJson timeless = new ViewJson(
                "",
                Instant.EPOCH,
                view.speed(),
                view.timeZone(),
                view.brand(),
                view.language(),
                view.parcelId(),
                view.state(),
                view.known(),
                view.window(),
                view.firstWindow(),
                view.expected(),
                view.liveWindow(),
                view.lateMinutes(),
                view.stopsBefore(),
                view.place(),
                view.van(),
                view.vanShownWhen(),
                view.stale(),
                view.lastHeardAt(),
                view.timeline(),
                view.ended());
        CRC32 crc = new CRC32();
        crc.update(Json.bytes(timeless));
        return (int) crc.getValue();
    }
}
