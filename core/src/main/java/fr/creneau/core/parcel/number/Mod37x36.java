package fr.creneau.core.parcel.number;

/** ISO/IEC 7064 MOD 37,36: one check character over digits and capitals, 0–9 then A–Z counting 0 to 35. Stateless. */
public final class Mod37x36 {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Mod37x36() {}

    /** The check character of a text of digits and capital letters. */
    public static char checkCharacter(String text) {
        int product = 36;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException(
                        "character %s at place %d: expected 0-9 or A-Z".formatted(text.charAt(i), i + 1));
            }
            int sum = (product + value) % 36;
            product = 2 * (sum == 0 ? 36 : sum) % 37;
        }
        return ALPHABET.charAt((37 - product) % 36);
    }
}
