package fr.creneau.core.ids;

/** The one rule of what a name may look like. Stateless. */
public final class Ids {
    /** The longest name. */
    public static final int MAX_LENGTH = 64;

    private Ids() {}

    /** Whether the text may stand as an id: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ok = (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || c == '-'
                    || c == '_'
                    || c == '.'
                    || c == ':';
            if (!ok) {
                return false;
            }
        }
        return true;
    }

    static String require(String what, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "%s '%s': expected 1 to 64 of A-Z a-z 0-9 . _ : -".formatted(what, text));
        }
        return text;
    }
}
