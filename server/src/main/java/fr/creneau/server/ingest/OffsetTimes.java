package fr.creneau.server.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * ISO 8601 times with an offset. The form that most devices send, {@code 2026-03-02T10:15:30.250Z}, is read here: the
 * JDK's own reader took a seventh of a position's way through the doors. Whatever looks otherwise goes to that reader.
 * Stateless.
 */
final class OffsetTimes {
    private static final int SECONDS_A_DAY = 86_400;

    /** Length of {@code 2026-03-02T10:15:30}. */
    private static final int WHOLE_SECONDS = 19;

    private static final int MOST_DECIMALS = 9;

    private OffsetTimes() {}

    /** @throws DateTimeException the text is no such time */
    static Instant parse(String text) {
        return isUsual(text) ? usual(text) : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }

    /** Four digits of year, all parts there, at most nine decimals, Z. */
    private static boolean isUsual(String text) {
        int last = text.length() - 1;
        int decimals = last - WHOLE_SECONDS - 1;
        return last >= WHOLE_SECONDS
                && text.charAt(last) == 'Z'
                && matches(text, "dddd-dd-ddTdd:dd:dd")
                && (last == WHOLE_SECONDS
                        || (text.charAt(WHOLE_SECONDS) == '.'
                                && decimals >= 1
                                && decimals <= MOST_DECIMALS
                                && areDigits(text, WHOLE_SECONDS + 1, last)));
    }

    private static Instant usual(String text) {
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of a day");
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int nanos = 0;
        int unit = 1_000_000_000;
        for (int i = WHOLE_SECONDS + 1; i < text.length() - 1; i++) {
            unit /= 10;
            nanos += (text.charAt(i) - '0') * unit;
        }
        return Instant.ofEpochSecond(day * SECONDS_A_DAY + hour * 3600 + minute * 60 + second, nanos);
    }

    /** Whether the text begins so; {@code d} stands for a digit. */
    private static boolean matches(String text, String form) {
        for (int i = 0; i < form.length(); i++) {
            if (form.charAt(i) == 'd' ? !isDigit(text.charAt(i)) : text.charAt(i) != form.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
