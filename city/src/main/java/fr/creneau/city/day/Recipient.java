package fr.creneau.city.day;

import java.util.Optional;

/**
 * An invented person.
 *
 * @param email at an example domain
 * @param phone E.164, from the range for fiction; one of the two is there
 * @param language {@code fr} or {@code en}
 * @param shortName as on a receipt, as {@code Mme D.}
 */
public record Recipient(
        String name, Optional<String> email, Optional<String> phone, String language, String shortName) {}
