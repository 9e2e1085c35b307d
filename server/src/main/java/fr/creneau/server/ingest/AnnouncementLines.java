package fr.creneau.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import fr.creneau.events.avro.ParcelAnnounced;
import fr.creneau.server.brand.Brands;
import fr.creneau.server.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parcel announcements: who gets the parcel, and where. */
final class AnnouncementLines implements LineReader {
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** One @, something before it, a dotted domain after it: whether mail arrives, only sending shows. */
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,24}");

    private static final Pattern LANGUAGE = Pattern.compile("fr|en");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final Caller caller;
    private final Brands brands;
    private final TimeLimits limits;

    AnnouncementLines(Caller caller, Brands brands, TimeLimits limits) {
        this.caller = caller;
        this.brands = brands;
        this.limits = limits;
    }

    @Override
    public Outcome read(JsonNode line) {
        Fields f = Fields.of(line);
        String parcel = f.parcelId("parcel_id");
        String brand = f.id("brand");
        if (f.problem() == null && !brands.knows(brand)) {
            f.wrong("brand", brand, "a brand of this carrier");
        } else if (f.problem() == null && !caller.maySpeakFor(brand)) {
            f.wrong("brand", brand, "a brand that this key may announce for");
        }
        Instant at = f.timeOr("announced_at", limits, limits.now());
        @Nullable String eventId = f.idOrNull("event_id");
        Fields to = f.object("recipient");
        String name = to.text("name", 120, true);
        @Nullable String email = to.matchingOrNull("email", EMAIL, "an e-mail address", true);
        @Nullable String phone = to.matchingOrNull("phone", PHONE, "a phone number as +33612345678 (E.164)", true);
        @Nullable String language = to.matchingOrNull("language", LANGUAGE, "fr or en", false);
        Fields address = f.object("address");
        String street = address.text("line", 200, true);
        String postcode = address.text("postcode", 16, true);
        String city = address.text("city", 120, true);
        String country = address.matching("country", COUNTRY, "two capitals (ISO 3166-1), e.g. FR", false);
        @Nullable Double lat = address.numberOrNull("lat", -90, 90);
        @Nullable Double lon = address.numberOrNull("lon", -180, 180);
        if ((lat == null) != (lon == null)) {
            address.wrong(lat == null ? "lat" : "lon", null, "both lat and lon, or neither");
        }
        @Nullable BadField problem = f.problem();
        if (problem != null) {
            return new Bad(problem);
        }
        return new Good(List.of(new ParcelAnnounced(
                eventId == null ? parcel + ":" + at.toEpochMilli() : eventId,
                parcel,
                caller.owner(),
                brand,
                at.toEpochMilli(),
                limits.now().toEpochMilli(),
                name,
                email,
                phone,
                language == null ? "fr" : language,
                street,
                postcode,
                city,
                country,
                lat,
                lon)));
    }
}
