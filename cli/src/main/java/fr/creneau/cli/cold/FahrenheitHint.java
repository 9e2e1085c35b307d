package fr.creneau.cli.cold;

import fr.creneau.core.coldchain.Celsius;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.ids.TagId;
import java.util.List;
import java.util.Optional;

/**
 * Tells when a tag's numbers look like degrees Fahrenheit: most are beyond the limits as they stand, and most would be
 * within them if they were converted. Nothing is converted: only a person knows. Stateless.
 */
final class FahrenheitHint {
    private static final double MOST = 0.8;

    private FahrenheitHint() {}

    static Optional<String> about(TagId tag, Profile profile, List<TagRow> rows) {
        long beyond = rows.stream()
                .filter(row -> !isWithin(profile, row.reading().microC()))
                .count();
        long converted = rows.stream()
                .filter(row -> isWithin(profile, fromFahrenheit(row.reading().microC())))
                .count();
        if (beyond < MOST * rows.size() || converted < MOST * rows.size()) {
            return Optional.empty();
        }
        return Optional.of(
                ("Tag %s: %d of %d readings are beyond the limits of %s, and %d would be within them if they were"
                                + " Fahrenheit. Maybe convert the file; nothing was converted here.")
                        .formatted(tag, beyond, rows.size(), profile.name(), converted));
    }

    private static int fromFahrenheit(int micro) {
        return (int) Math.round((micro - 32.0 * Celsius.MICRO) / 1.8);
    }

    private static boolean isWithin(Profile profile, int microC) {
        return profile.findLower().stream().noneMatch(limit -> limit.isBeyond(microC))
                && profile.findUpper().map(Limit::microC).stream().noneMatch(upper -> microC > upper);
    }
}
