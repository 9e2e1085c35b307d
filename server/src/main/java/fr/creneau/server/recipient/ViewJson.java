package fr.creneau.server.recipient;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.creneau.core.geo.LatLon;
import fr.creneau.core.recipient.ParcelSeen.Told;
import fr.creneau.core.recipient.RecipientView;
import fr.creneau.core.recipient.RecipientView.VanShown;
import fr.creneau.core.recipient.RoundSeen;
import fr.creneau.core.recipient.ViewPolicy;
import fr.creneau.server.brand.Brand;
import fr.creneau.server.http.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recipient's view as the API says it: schema {@code RecipientView}. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ViewJson(
        String revision,
        Instant now,
        double speed,
        String timeZone,
        BrandShown brand,
        String language,
        String parcelId,
        String state,
        Known known,
        @Nullable Window window,
        @Nullable Window firstWindow,
        @Nullable Expected expected,
        @Nullable Window liveWindow,
        @Nullable Integer lateMinutes,
        @Nullable Integer stopsBefore,
        @Nullable Place place,
        @Nullable Van van,
        ShownWhen vanShownWhen,
        boolean stale,
        @Nullable Instant lastHeardAt,
        List<Step> timeline,
        @Nullable Ended ended) {
    record BrandShown(String id, String name, String accent) {}

    record Known(
            @Nullable Double probability,
            @Nullable Instant at,
            @Nullable Integer radiusM) {}

    record Window(Instant start, Instant end, double probability) {}

    record Expected(Instant p10, Instant p50, Instant p90) {}

    record Place(double lat, double lon) {}

    record Van(
            double lat,
            double lon,
            @Nullable Integer headingDeg,
            int radiusM,
            Instant observedAt,
            boolean movingAway,
            @Nullable String movingAwayBecause) {}

    record ShownWhen(int stops, int metres) {}

    record Step(String step, Instant at, @Nullable String place, boolean inferred) {}

    record Ended(
            Instant at,
            @Nullable String receivedBy,
            @Nullable Integer dwellS,
            boolean inferred,
            @Nullable String disputed) {}

    /** What goes around the view: whose it is, and when it was made. */
    record Frame(Instant now, double speed, String timeZone, Brand brand, String language, ViewPolicy policy) {}

    static ViewJson of(String revision, RecipientView v, Frame f) {
        return new ViewJson(
                revision,
                f.now(),
                f.speed(),
                f.timeZone(),
                new BrandShown(f.brand().id(), f.brand().name(), f.brand().accent()),
                f.language(),
                v.parcelId(),
                Words.of(v.state()),
                known(v.known()),
                window(v.window()),
                window(v.firstWindow()),
                expected(v.expected()),
                live(v.live()),
                v.movedMinutes(),
                v.stopsBefore(),
                place(v.place()),
                van(v.van()),
                new ShownWhen(f.policy().shownStops(), f.policy().shownMetres()),
                v.stale(),
                v.lastHeardAt(),
                v.timeline().stream()
                        .map(s -> new Step(Words.of(s.kind()), s.at(), s.placeId(), s.inferred()))
                        .toList(),
                v.ended() == null
                        ? null
                        : new Ended(
                                v.ended().at(),
                                v.ended().receivedBy(),
                                v.ended().dwellSeconds(),
                                v.ended().inferred(),
                                v.ended().doubt() == null
                                        ? null
                                        : Words.of(v.ended().doubt())));
    }

    private static Known known(RecipientView.Known k) {
        @Nullable Double radius = k.radiusMetres();
        return new Known(k.probability(), k.at(), radius == null ? null : (Integer) (int) Math.ceil(radius));
    }

    private static @Nullable Window window(@Nullable Told told) {
        return told == null ? null : new Window(told.start(), told.end(), told.probability());
    }

    private static @Nullable Expected expected(RoundSeen.@Nullable Expected e) {
        return e == null ? null : new Expected(e.p10(), e.p50(), e.p90());
    }

    private static @Nullable Window live(RoundSeen.@Nullable Live l) {
        return l == null ? null : new Window(l.start(), l.end(), l.probability());
    }

    private static @Nullable Place place(@Nullable LatLon p) {
        return p == null ? null : new Place(p.lat(), p.lon());
    }

    /** To the metre: more would be noise, and a new revision for nothing. */
    private static @Nullable Van van(@Nullable VanShown v) {
        return v == null
                ? null
                : new Van(
                        toMetre(v.place().lat()),
                        toMetre(v.place().lon()),
                        Double.isNaN(v.headingDegrees()) ? null : (Integer) (int) Math.round(v.headingDegrees()),
                        (int) Math.ceil(v.radiusMetres()),
                        v.observedAt(),
                        v.movingAway() != null,
                        v.movingAway() == null ? null : Words.of(v.movingAway()));
    }

    private static double toMetre(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }
}
