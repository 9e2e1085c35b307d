package fr.creneau.core.recipient;

import java.time.Duration;

/**
 * When the van is shown, and when the data count as old.
 *
 * @param shownStops the van is shown when at most so many stops are left before mine
 * @param shownMetres or when it is within so many metres of me
 * @param nearStops the parcel is near when at most so many stops are left before mine
 * @param staleAfter under way, no news for longer than this is said to the recipient (domain time)
 */
public record ViewPolicy(int shownStops, int shownMetres, int nearStops, Duration staleAfter) {
    public ViewPolicy {
        if (shownStops < 0 || shownMetres < 0 || nearStops < 0) {
            throw new IllegalArgumentException("the van is shown %d stops or %d metres before: expected 0 or more"
                    .formatted(shownStops, shownMetres));
        }
    }

    /** As Google's Fleet Engine does by default (five stops), and a kilometre; three stops is "near" in our wording. */
    public static final ViewPolicy DEFAULT = new ViewPolicy(5, 1_000, 3, Duration.ofMinutes(5));
}
