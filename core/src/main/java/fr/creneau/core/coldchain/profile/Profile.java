package fr.creneau.core.coldchain.profile;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of food asks for on its way.
 *
 * @param lower not colder than this; null where cold does no harm
 * @param upper not warmer than this; null where warmth does no harm
 * @param hysteresisMicroC an excursion is over once the temperature is back within its limit by so much; 0 or more, and
 *     less than lies between the limits, else nothing would ever end
 * @param loggingInterval at which the tag measures, within EN 12830 for the journey
 * @param maximalGap between two readings; what lies between two that are farther apart is unknown
 * @param journey the longest that the profile is meant for
 * @param alarms each once; for each limit one at least on its side, else any time beyond it would be tolerated
 */
public record Profile(
        String name,
        @Nullable Limit lower,
        @Nullable Limit upper,
        int hysteresisMicroC,
        Duration loggingInterval,
        Duration maximalGap,
        Duration journey,
        List<Alarm> alarms,
        @Nullable ShelfLife shelfLife) {
    /** No gap longer than this may be taken for measured, whatever a profile says. */
    public static final Duration LONGEST_GAP = Duration.ofHours(6);

    public Profile {
        alarms = List.copyOf(alarms);
        if (lower != null && upper != null && lower.microC() >= upper.microC()) {
            throw new IllegalArgumentException("lower limit %s °C, upper limit %s °C: expected the lower one below"
                    .formatted(lower.celsius(), upper.celsius()));
        }
        if (lower == null && upper == null) {
            throw new IllegalArgumentException("profile %s without a limit: expected one at least".formatted(name));
        }
        if (hysteresisMicroC < 0) {
            throw new IllegalArgumentException("hysteresis %d µ°C: expected 0 or more".formatted(hysteresisMicroC));
        }
        if (lower != null && upper != null && hysteresisMicroC >= upper.microC() - lower.microC()) {
            throw new IllegalArgumentException("hysteresis %d µ°C: expected less than the %d µ°C between the limits"
                    .formatted(hysteresisMicroC, upper.microC() - lower.microC()));
        }
        if (Set.copyOf(alarms).size() < alarms.size()) {
            throw new IllegalArgumentException("alarms %s: expected each once".formatted(alarms));
        }
        checkGuarded(lower, alarms);
        checkGuarded(upper, alarms);
        Duration longest = LoggingRule.longestInterval(journey);
        if (loggingInterval.compareTo(longest) > 0 || loggingInterval.toMillis() <= 0) {
            throw new IllegalArgumentException("logging interval %s on a journey of %s: EN 12830 expects at most %s"
                    .formatted(loggingInterval, journey, longest));
        }
        if (maximalGap.compareTo(loggingInterval) < 0 || maximalGap.compareTo(LONGEST_GAP) > 0) {
            throw new IllegalArgumentException("maximal gap %s: expected from the logging interval %s to %s"
                    .formatted(maximalGap, loggingInterval, LONGEST_GAP));
        }
    }

    private static void checkGuarded(@Nullable Limit limit, List<Alarm> alarms) {
        if (limit != null && alarms.stream().noneMatch(alarm -> alarm.limit().side() == limit.side())) {
            throw new IllegalArgumentException(
                    "no alarm %s %s °C: expected one at least".formatted(limit.side(), limit.celsius()));
        }
    }

    /** Every limit that a curve has to be held against, each once: the range's, then the alarms'. */
    public List<Limit> limits() {
        Set<Limit> limits = new LinkedHashSet<>();
        findLower().ifPresent(limits::add);
        findUpper().ifPresent(limits::add);
        alarms.forEach(alarm -> limits.add(alarm.limit()));
        return List.copyOf(limits);
    }

    public Optional<Limit> findLower() {
        return Optional.ofNullable(lower);
    }

    public Optional<Limit> findUpper() {
        return Optional.ofNullable(upper);
    }

    public Optional<ShelfLife> findShelfLife() {
        return Optional.ofNullable(shelfLife);
    }
}
