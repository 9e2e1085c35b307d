package fr.creneau.server.brand;

import java.util.List;

/**
 * A brand of the carrier.
 *
 * @param id what shippers announce, e.g. {@code express}
 * @param name as people read it
 * @param accent a CSS colour with enough contrast on white and on near-black
 * @param mailFrom the sender's address of its e-mails
 * @param smsSender what an SMS shows as its sender, at most 11 letters and digits
 * @param channels how recipients are told, {@code sms} and {@code email}; each that the recipient has is used
 */
public record Brand(String id, String name, String accent, String mailFrom, String smsSender, List<String> channels) {
    public Brand {
        if (!smsSender.matches("[A-Za-z0-9 ]{1,11}")) {
            throw new IllegalArgumentException(
                    "brand %s, smsSender '%s': expected 1 to 11 letters, digits or spaces".formatted(id, smsSender));
        }
        channels = List.copyOf(channels);
        if (channels.isEmpty() || !List.of("sms", "email").containsAll(channels)) {
            throw new IllegalArgumentException(
                    "brand %s, channels %s: expected sms, email or both".formatted(id, channels));
        }
    }
}
