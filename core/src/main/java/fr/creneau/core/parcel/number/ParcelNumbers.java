package fr.creneau.core.parcel.number;

import fr.creneau.core.parcel.number.NumberCheck.Accepted;
import fr.creneau.core.parcel.number.NumberCheck.Rejected;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks parcel numbers by their form and check digit. Numbers are taken as they stand on the label in capitals, without
 * blanks: two spellings of one parcel would be two parcels. Stateless.
 */
public final class ParcelNumbers {
    private static final Pattern S10 = Pattern.compile("[A-Z]{2}[0-9]{9}[A-Z]{2}");
    private static final Pattern SSCC = Pattern.compile("[0-9]{18}");
    private static final Pattern DPD28 = Pattern.compile("[0-9A-Z]{28}");
    private static final Pattern CARRIER = Pattern.compile("CR[0-9]{9}[0-9A-Z]");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int[] S10_WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};
    private static final String ANY_FORM =
            "an S10 number, an SSCC of 18 digits, DPD's 28 characters, or CR, 9 digits and a check character";

    private ParcelNumbers() {}

    /** Which form the text has, and whether its check digit holds. */
    public static NumberCheck check(String text) {
        if (S10.matcher(text).matches()) {
            return s10(text);
        }
        if (SSCC.matcher(text).matches()) {
            return digit(text, 17, ssccCheckDigit(text.substring(0, 17)), NumberForm.SSCC);
        }
        if (DPD28.matcher(text).matches()) {
            return digit(text, 27, Mod37x36.checkCharacter(text.substring(0, 27)), NumberForm.DPD28);
        }
        if (CARRIER.matcher(text).matches()) {
            return digit(text, 11, Mod37x36.checkCharacter(text.substring(0, 11)), NumberForm.CARRIER);
        }
        return new Rejected(ANY_FORM);
    }

    /**
     * Our own carrier's number for a serial.
     *
     * @param serial 0..999 999 999
     */
    public static String carrier(int serial) {
        if (serial < 0 || serial > 999_999_999) {
            throw new IllegalArgumentException("serial %d: expected 0..999999999".formatted(serial));
        }
        String body = "CR%09d".formatted(serial);
        return body + Mod37x36.checkCharacter(body);
    }

    /** The check digit of eight digits, weights 8 6 4 2 3 5 9 7 (UPU standard S10). */
    static char s10CheckDigit(String eightDigits) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += S10_WEIGHTS[i] * (eightDigits.charAt(i) - '0');
        }
        int check = 11 - sum % 11;
        return (char) ('0' + (check == 10 ? 0 : check == 11 ? 5 : check));
    }

    /** The check digit of 17 digits, weights 3 1 3 … (GS1 General Specifications, 7.9). */
    static char ssccCheckDigit(String seventeenDigits) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (i % 2 == 0 ? 3 : 1) * (seventeenDigits.charAt(i) - '0');
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static NumberCheck s10(String text) {
        if (!COUNTRIES.contains(text.substring(11))) {
            return new Rejected("an ISO 3166-1 country at the end of an S10 number");
        }
        return digit(text, 10, s10CheckDigit(text.substring(2, 10)), NumberForm.S10);
    }

    private static NumberCheck digit(String text, int at, char expected, NumberForm form) {
        return text.charAt(at) == expected
                ? new Accepted(form)
                : new Rejected("check character %s at place %d (%s)".formatted(expected, at + 1, form));
    }
}
