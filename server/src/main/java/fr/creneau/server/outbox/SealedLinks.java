package fr.creneau.server.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recipients' links: 128 random bits, written as 22 characters of base64url. The store keeps their SHA-256 to find the
 * parcel, and, in the message that carries one, the link sealed with the installation's secret (AES-256-GCM), so that a
 * second attempt sends the same link and a copy of the store opens none. Thread-safe.
 */
public final class SealedLinks {
    private static final int TOKEN_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    /** @param secret 32 bytes, the same on every server */
    public SealedLinks(byte[] secret) {
        if (secret.length != 32) {
            throw new IllegalArgumentException("secret of %d bytes: expected 32".formatted(secret.length));
        }
        key = new SecretKeySpec(secret, "AES");
    }

    String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What the store knows a link by. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    ByteBuffer seal(String token) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, token.getBytes(US_ASCII));
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .flip();
    }

    /** @throws IllegalStateException where the link was sealed with another secret */
    public String open(ByteBuffer sealed) {
        ByteBuffer in = sealed.duplicate();
        byte[] nonce = new byte[NONCE_BYTES];
        in.get(nonce);
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, rest), US_ASCII);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a link that this installation's secret does not open", e);
        }
    }
}
