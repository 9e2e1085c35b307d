package fr.creneau.core.slot;

/**
 * Straight lines, longer by a factor, at one speed, rounded up to the second: the streets of a depot whose map is not at
 * hand. Thread-safe.
 *
 * @param detour street metres per metre of straight line, 1 or more
 * @param metresPerSecond mean speed, above 0
 */
public record CrowFlight(double detour, double metresPerSecond) implements Streets {
    public CrowFlight {
        if (!(detour >= 1) || !(metresPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "detour %s, speed %s m/s: expected 1 or more, and above 0".formatted(detour, metresPerSecond));
        }
    }

    @Override
    public int seconds(double fromEast, double fromNorth, double toEast, double toNorth) {
        double east = fromEast - toEast;
        double north = fromNorth - toNorth;
        return (int) Math.ceil(Math.sqrt(east * east + north * north) * detour / metresPerSecond);
    }
}
