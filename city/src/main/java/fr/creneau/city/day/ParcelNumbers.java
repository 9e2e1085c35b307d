package fr.creneau.city.day;

import fr.creneau.city.noise.Chance;

/** Invented parcel numbers whose check digits are right. Stateless. */
final class ParcelNumbers {
    private static final int[] S10_WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

    private ParcelNumbers() {}

    /** UPU S10: two letters, eight digits, a check digit, the country. */
    static String s10(Chance chance) {
        int serial = chance.below(100_000_000);
        String digits = "%08d".formatted(serial);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * S10_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return "XA" + digits + (check == 10 ? 0 : check == 11 ? 5 : check) + "FR";
    }

    /** GS1 SSCC: 17 digits and a check digit. */
    static String sscc(Chance chance) {
        String digits = "3376%013d".formatted((long) (chance.uniform() * 1e13));
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
