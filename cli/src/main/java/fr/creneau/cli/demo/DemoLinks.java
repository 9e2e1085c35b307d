package fr.creneau.cli.demo;

import fr.creneau.city.day.DayRound;
import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.law.Visit;
import fr.creneau.server.outbox.SealedLinks;
import fr.creneau.store.LinkStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Links for a newcomer to open: a recipient whose parcel comes soon, and one whose parcel is hours away. */
final class DemoLinks {
    /** A link and what it shows. */
    record Link(String what, String url) {}

    private static final int SOON_STOPS = 4;
    private static final Duration LIFE = Duration.ofDays(14);

    private final DeliveryDay day;
    private final LinkStore links;
    private final String baseUrl;
    private final SecureRandom random = new SecureRandom();

    DemoLinks(DeliveryDay day, LinkStore links, String baseUrl) {
        this.day = day;
        this.links = links;
        this.baseUrl = baseUrl;
    }

    /** A recipient a few stops ahead of the first van, and one late in its round; what there is no more is left out. */
    List<Link> listAt(Instant now) {
        DayRound round = day.rounds().get(0);
        List<Visit> ahead = round.truth().visits().stream()
                .filter(visit -> day.instantOf(visit.arrival()).isAfter(now))
                .toList();
        return List.of(
                        link("a parcel a few stops away", round, ahead, SOON_STOPS),
                        link("a parcel hours away", round, ahead, ahead.size() * 3 / 4))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Link> link(String what, DayRound round, List<Visit> ahead, int index) {
        if (index >= ahead.size()) {
            return Optional.empty();
        }
        String parcel = round.parcels().get(ahead.get(index).place() - 1).get(0).number();
        return Optional.of(new Link(what, baseUrl + "/t/" + mint(parcel)));
    }

    /** A link of the product's own kind; the demo may look at its own data. */
    private String mint(String parcel) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        links.add(
                        SealedLinks.hash(token),
                        new LinkStore.Link(parcel, day.lastReturn().plus(LIFE)),
                        LIFE)
                .toCompletableFuture()
                .join();
        return token;
    }
}
