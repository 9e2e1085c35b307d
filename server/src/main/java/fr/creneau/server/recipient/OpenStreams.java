package fr.creneau.server.recipient;

import fr.creneau.server.http.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many streams each link has open: a link may be passed on, and yet not take all that a server holds. Thread-safe. */
final class OpenStreams {
    private static final int MOST = 20;

    private final Map<String, Integer> byLink = new ConcurrentHashMap<>();

    /** Counts one more stream of the link, until it is given back; ends the request with 429 where there are too many. */
    void take(String link) {
        if (byLink.merge(link, 1, Integer::sum) > MOST) {
            giveBack(link);
            throw Problem.of(
                            429,
                            "too-many-streams-of-a-link",
                            "Too many people look at this link right now",
                            "The page still works: it asks.")
                    .retryAfter(30)
                    .thrown();
        }
    }

    void giveBack(String link) {
        byLink.computeIfPresent(link, (l, open) -> open == 1 ? null : open - 1);
    }
}
