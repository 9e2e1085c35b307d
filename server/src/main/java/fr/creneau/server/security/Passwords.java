package fr.creneau.server.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords of staff, kept as PBKDF2-HMAC-SHA-256 with a salt each, in the form {@code
 * pbkdf2-sha256$iterations$salt$hash}. Stateless.
 */
public final class Passwords {
    /** OWASP's password storage cheat sheet, 2023. */
    public static final int ITERATIONS = 600_000;

    /** A password of fewer characters is refused. */
    public static final int SHORTEST = 10;

    private static final String SCHEME = "pbkdf2-sha256";
    private static final int FIRST_CHARACTERS = 16;
    private static final int FIRST_GROUP = 4;

    /** Without 0, 1, i, l and o. */
    private static final String UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** A password to begin with: 79 random bits in four groups that can be read out over the telephone. */
    public static String first() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < FIRST_CHARACTERS; i++) {
            if (i > 0 && i % FIRST_GROUP == 0) {
                password.append('-');
            }
            password.append(UNMISTAKABLE.charAt(RANDOM.nextInt(UNMISTAKABLE.length())));
        }
        return password.toString();
    }

    /** What is kept of a password; slow on purpose. */
    public static String hash(String password) {
        return hash(password, ITERATIONS);
    }

    static String hash(String password, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return String.join(
                "$",
                SCHEME,
                Integer.toString(iterations),
                base64.encodeToString(salt),
                base64.encodeToString(derive(password, salt, iterations)));
    }

    /** Whether the password is the one that was hashed; as slow as hashing. */
    public static boolean matches(String password, String kept) {
        String[] parts = kept.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new IllegalArgumentException("a kept password of another scheme: expected " + SCHEME);
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] hash = derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(hash, base64.decode(parts[3]));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        }
    }
}
