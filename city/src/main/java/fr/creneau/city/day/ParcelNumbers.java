package fr.creneau.city.day;

import fr.creneau.city.noise.Chance;
import java.time.LocalDate;

/**
 * The invented parcel numbers of one day, with their check digits right. None is given twice within a thousand days of a
 * town; drawn by chance, of a thousand parcels two would have one number every 250 days or so. Not thread-safe.
 */
final class ParcelNumbers {
    private static final int[] S10_WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};
    private static final int SERIALS = 100_000_000;
    private static final int A_DAY = 100_000;

    /** Has no divisor in common with the count of serials: different numbers stay different, and neighbours part. */
    private static final long SCATTER = 61_803_399;

    private final LocalDate date;
    private final long first;
    private int given;

    ParcelNumbers(long townSeed, LocalDate date) {
        this.date = date;
        this.first = Math.floorMod(Chance.seed(townSeed, Chance.number("parcels")), SERIALS)
                + Math.floorMod(date.toEpochDay(), SERIALS / A_DAY) * (long) A_DAY;
    }

    /** UPU S10: two letters, eight digits, a check digit, the country. */
    String s10() {
        String digits = "%08d".formatted(serial());
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * S10_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return "XA" + digits + (check == 10 ? 0 : check == 11 ? 5 : check) + "FR";
    }

    /** GS1 SSCC: 17 digits and a check digit. */
    String sscc() {
        String digits = "3376%013d".formatted(serial());
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private long serial() {
        if (given == A_DAY) {
            throw new IllegalStateException(
                    "%s has more than %d new parcels: expected fewer. Maybe plan fewer rounds.".formatted(date, A_DAY));
        }
        return (first + given++) % SERIALS * SCATTER % SERIALS;
    }
}
