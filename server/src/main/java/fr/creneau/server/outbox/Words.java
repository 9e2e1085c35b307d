package fr.creneau.server.outbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** Times and probabilities in the words people use; the pages speak the same way. */
final class Words {
    private Words() {}

    /** 10 h 40 in French, 10:40 in English, on the clock of the address. */
    static String time(Instant time, ZoneId zone, String language) {
        ZonedDateTime local = time.atZone(zone);
        return language.equals("fr")
                ? "%d h %02d".formatted(local.getHour(), local.getMinute())
                : "%d:%02d".formatted(local.getHour(), local.getMinute());
    }

    /** "19 fois sur 20": rounded down to twentieths, so that words never claim more than the figure. */
    static String probability(double probability, String language) {
        int twentieths = (int) Math.floor(probability * 20 + 1e-9);
        String in20 = language.equals("fr") ? "%d fois sur 20" : "%d times out of 20";
        if (twentieths >= 20) {
            return language.equals("fr") ? "plus de 19 fois sur 20" : "more than 19 times out of 20";
        }
        return String.format(Locale.ROOT, in20, Math.max(1, twentieths));
    }
}
