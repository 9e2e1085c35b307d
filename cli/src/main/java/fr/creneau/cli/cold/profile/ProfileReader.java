package fr.creneau.cli.cold.profile;

import fr.creneau.core.coldchain.Celsius;
import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.LoggingRule;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.profile.ShelfLife;
import fr.creneau.core.coldchain.profile.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one profile from its keys. Stateless. */
final class ProfileReader {
    private static final List<String> KEYS = List.of(
            "name",
            "title",
            "lower_c",
            "upper_c",
            "hysteresis_c",
            "logging_interval",
            "maximal_gap",
            "journey",
            "alarms",
            "shelf_life");

    private ProfileReader() {}

    static Profile read(YamlPlace place) {
        Map<String, YamlPlace> keys = place.map(KEYS);
        Limit lower = limit(keys, "lower_c", Side.BELOW);
        Limit upper = limit(keys, "upper_c", Side.ABOVE);
        if (lower == null && upper == null) {
            throw place.wrong("lower_c, upper_c or both");
        }
        if (lower != null && upper != null && lower.microC() >= upper.microC()) {
            throw place.need(keys, "lower_c").wrong("less than upper_c, which is " + upper.celsius());
        }
        Duration journey = Durations.parse(place.need(keys, "journey"));
        Duration interval = interval(place.need(keys, "logging_interval"), journey);
        return new Profile(
                place.need(keys, "name").text(),
                lower,
                upper,
                YamlPlace.find(keys, "hysteresis_c")
                        .map(value -> hysteresis(value, lower, upper))
                        .orElse(0),
                interval,
                maximalGap(place.need(keys, "maximal_gap"), interval),
                journey,
                alarms(place.need(keys, "alarms"), lower, upper),
                YamlPlace.find(keys, "shelf_life").map(ProfileReader::shelfLife).orElse(null));
    }

    private static @Nullable Limit limit(Map<String, YamlPlace> keys, String key, Side side) {
        return YamlPlace.find(keys, key).map(value -> limit(value, side)).orElse(null);
    }

    private static Limit limit(YamlPlace value, Side side) {
        return new Limit(side, Celsius.toMicro(value.number(Celsius.COLDEST, Celsius.HOTTEST)));
    }

    private static int hysteresis(YamlPlace value, @Nullable Limit lower, @Nullable Limit upper) {
        int hysteresis = Celsius.toMicro(value.number(0, 10));
        if (lower != null && upper != null && hysteresis >= upper.microC() - lower.microC()) {
            throw value.wrong("less than the %s that lie between the limits, or nothing beyond them would ever end"
                    .formatted(Celsius.fromMicro(upper.microC() - lower.microC())));
        }
        return hysteresis;
    }

    private static Duration interval(YamlPlace value, Duration journey) {
        Duration interval = Durations.parse(value);
        Duration longest = LoggingRule.longestInterval(journey);
        if (interval.compareTo(longest) > 0) {
            throw value.wrong(
                    "at most %d min on a journey of %d h (EN 12830)".formatted(longest.toMinutes(), journey.toHours()));
        }
        return interval;
    }

    private static Duration maximalGap(YamlPlace value, Duration interval) {
        Duration gap = Durations.parse(value);
        if (gap.compareTo(interval) < 0 || gap.compareTo(Profile.LONGEST_GAP) > 0) {
            throw value.wrong("from the logging interval, %d s, to %d h"
                    .formatted(interval.toSeconds(), Profile.LONGEST_GAP.toHours()));
        }
        return gap;
    }

    private static List<Alarm> alarms(YamlPlace place, @Nullable Limit lower, @Nullable Limit upper) {
        List<Alarm> alarms = new ArrayList<>();
        for (YamlPlace each : place.list()) {
            Alarm alarm = alarm(each, lower, upper);
            if (alarms.contains(alarm)) {
                throw each.wrong("each alarm once; this one stands above already");
            }
            alarms.add(alarm);
        }
        for (Limit limit : Stream.of(lower, upper).flatMap(Stream::ofNullable).toList()) {
            if (alarms.stream().noneMatch(alarm -> alarm.limit().side() == limit.side())) {
                throw place.wrong("one with %s at least, or any time beyond %s °C would be tolerated"
                        .formatted(limit.side() == Side.ABOVE ? "above_c" : "below_c", limit.celsius()));
            }
        }
        return alarms;
    }

    private static Alarm alarm(YamlPlace place, @Nullable Limit lower, @Nullable Limit upper) {
        Map<String, YamlPlace> keys = place.map(List.of("kind", "above_c", "below_c", "longer_than"));
        Alarm.Kind kind = kind(place.need(keys, "kind"));
        Optional<YamlPlace> above = YamlPlace.find(keys, "above_c");
        Optional<YamlPlace> below = YamlPlace.find(keys, "below_c");
        if (above.isPresent() == below.isPresent()) {
            throw place.wrong("either above_c or below_c");
        }
        YamlPlace value = above.or(() -> below).orElseThrow();
        Side side = above.isPresent() ? Side.ABOVE : Side.BELOW;
        Limit limit = limit(value, side);
        Limit range = side == Side.ABOVE ? upper : lower;
        if (range != null && !range.isBeyond(limit.microC()) && limit.microC() != range.microC()) {
            throw value.wrong("%s or %s, so that nothing within the limits is an alarm"
                    .formatted(range.celsius(), side == Side.ABOVE ? "more" : "less"));
        }
        Optional<YamlPlace> time = YamlPlace.find(keys, "longer_than");
        if (kind == Alarm.Kind.INSTANT) {
            time.ifPresent(present -> {
                throw present.wrong("no longer_than with an instant alarm");
            });
            return new Alarm(kind, limit, 0);
        }
        return new Alarm(
                kind,
                limit,
                Durations.parse(time.orElseThrow(() -> place.wrong("the key longer_than")))
                        .toMillis());
    }

    private static Alarm.Kind kind(YamlPlace place) {
        for (Alarm.Kind kind : Alarm.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(place.text())) {
                return kind;
            }
        }
        throw place.wrong("single, cumulative or instant");
    }

    private static ShelfLife shelfLife(YamlPlace place) {
        Map<String, YamlPlace> keys = place.map(List.of("life", "reference_c", "q10"));
        YamlPlace band = place.need(keys, "q10");
        List<Double> q10 =
                band.list().stream().map(value -> value.number(1, 20)).toList();
        if (q10.size() != 3 || q10.get(0) > q10.get(1) || q10.get(1) > q10.get(2)) {
            throw band.wrong("three numbers that do not fall: low, likely, high");
        }
        return new ShelfLife(
                Durations.parse(place.need(keys, "life")),
                Celsius.toMicro(place.need(keys, "reference_c").number(Celsius.COLDEST, Celsius.HOTTEST)),
                q10.get(0),
                q10.get(1),
                q10.get(2));
    }
}
