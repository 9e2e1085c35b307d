package fr.creneau.cli.cold.simulate;

import fr.creneau.city.cold.BoxKind;
import fr.creneau.cli.cold.profile.Profiles;
import fr.creneau.core.coldchain.curve.CurveRules;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The built-in profile that each kind of box is held against. */
final class BoxProfiles {
    private static final Map<BoxKind, CurveRules> RULES = new EnumMap<>(Map.of(
            BoxKind.CHILLED, new CurveRules(Profiles.getBuiltIn("chilled")),
            BoxKind.FROZEN, new CurveRules(Profiles.getBuiltIn("quick-frozen"))));

    private BoxProfiles() {}

    static CurveRules rules(BoxKind kind) {
        return Objects.requireNonNull(RULES.get(kind), "every kind has its rules");
    }

    static long maximalGapMs(BoxKind kind) {
        return rules(kind).profile().maximalGap().toMillis();
    }
}
