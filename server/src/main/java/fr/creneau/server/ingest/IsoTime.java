package fr.creneau.server.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Times as devices write them. Ten fixes of a request bring ten times, nearly all in UTC and in one form, which is read
 * here by its places; every other form goes to the JDK's parser. Stateless.
 */
final class IsoTime {
    private static final int SECONDS_A_DAY = 86_400;
    private static final int AFTER_SECONDS = 19;
    private static final int MOST_DIGITS = 9;

    private IsoTime() {}

    /** @throws DateTimeException no ISO 8601 time with an offset or Z */
    static Instant parse(String text) {
        return isUtc(text) ? utc(text) : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }

    /** Whether it reads {@code 2026-03-02T09:41:07Z}, with a fraction of 1 to 9 digits or none. */
    private static boolean isUtc(String text) {
        int last = text.length() - 1;
        boolean places = last >= AFTER_SECONDS
                && text.charAt(last) == 'Z'
                && digits(text, 0, 4)
                && text.charAt(4) == '-'
                && digits(text, 5, 7)
                && text.charAt(7) == '-'
                && digits(text, 8, 10)
                && text.charAt(10) == 'T'
                && digits(text, 11, 13)
                && text.charAt(13) == ':'
                && digits(text, 14, 16)
                && text.charAt(16) == ':'
                && digits(text, 17, AFTER_SECONDS);
        int fraction = last - AFTER_SECONDS - 1;
        return places
                && (last == AFTER_SECONDS
                        || (text.charAt(AFTER_SECONDS) == '.'
                                && fraction >= 1
                                && fraction <= MOST_DIGITS
                                && digits(text, AFTER_SECONDS + 1, last)));
    }

    private static Instant utc(String text) {
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, AFTER_SECONDS);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of a day");
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int nanos = 0;
        int digits = Math.max(0, text.length() - 2 - AFTER_SECONDS);
        if (digits > 0) {
            nanos = number(text, AFTER_SECONDS + 1, text.length() - 1);
            for (int i = digits; i < MOST_DIGITS; i++) {
                nanos *= 10;
            }
        }
        return Instant.ofEpochSecond(day * SECONDS_A_DAY + hour * 3600L + minute * 60L + second, nanos);
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
