package fr.creneau.server.recipient;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of two views is newer, on whichever server they were made: the round's revision, the time of the shown van, and a
 * digest of all that the view says. Written {@code round.revision.van.digest}; opaque to clients.
 *
 * @param round a digest of the round's id: revisions of two rounds are not compared
 * @param revision the round's, 0 where no round carries the parcel
 * @param vanMs when the shown van was observed, 0 where none is shown
 * @param digest of the view, times of making aside
 */
record Revision(int round, long revision, long vanMs, int digest) {
    private static final Pattern FORM =
            Pattern.compile("([0-9a-z]{1,8})\\.([0-9]{1,18})\\.([0-9]{1,15})\\.([0-9a-z]{1,8})");

    /** Empty where the text is none of ours. */
    static Optional<Revision> parse(@Nullable String text) {
        Matcher m = FORM.matcher(text == null ? "" : text);
        return m.matches()
                ? Optional.of(new Revision(
                        (int) Long.parseLong(m.group(1), 36),
                        Long.parseLong(m.group(2)),
                        Long.parseLong(m.group(3)),
                        (int) Long.parseLong(m.group(4), 36)))
                : Optional.empty();
    }

    /** Whether this view was made from less than that one: a server that lags behind must not take a page back. */
    boolean isBehind(Revision other) {
        return round == other.round
                && (revision < other.revision || (revision == other.revision && vanMs != 0 && vanMs < other.vanMs));
    }

    @Override
    public String toString() {
        return Long.toString(Integer.toUnsignedLong(round), 36) + "." + revision + "." + vanMs + "."
                + Long.toString(Integer.toUnsignedLong(digest), 36);
    }
}
