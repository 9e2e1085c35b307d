package fr.creneau.learning.eta;

import fr.creneau.core.eta.trees.DelayModel;
import fr.creneau.core.eta.trees.TreeEnsemble;
import java.util.Set;

/**
 * A model of delays as text, which is how it is kept and carried.
 *
 * @param version unique on a shelf; 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param rows how many rows it was learnt from
 * @param without columns that it was learnt without
 * @param medianText trees of the median, in LightGBM's text form
 * @param spreadText trees of the spread
 */
public record LearntDelays(String version, int rows, Set<String> without, String medianText, String spreadText) {
    public LearntDelays {
        without = Set.copyOf(without);
        if (!version.matches("[A-Za-z0-9._-]{1,64}") || version.startsWith(".")) {
            throw new IllegalArgumentException(
                    "version '%s': expected 1 to 64 letters, digits, dots, dashes".formatted(version));
        }
    }

    /** The same model, its version ending in what its trees say: one learnt otherwise from the same data has another. */
    public LearntDelays namedByContent() {
        String named = "%s-%08x".formatted(version, 31 * medianText.hashCode() + spreadText.hashCode());
        return new LearntDelays(named, rows, without, medianText, spreadText);
    }

    /** Ready to be used by an engine. */
    public DelayModel toModel() {
        return new DelayModel(version, without, TreeEnsemble.parse(medianText), TreeEnsemble.parse(spreadText));
    }
}
