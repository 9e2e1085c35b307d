package fr.creneau.cli.cold;

import fr.creneau.core.coldchain.alert.AlertVersion;
import fr.creneau.core.coldchain.alert.TagWatch;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.curve.TagCurve;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.verdict.JourneySpan;
import fr.creneau.core.coldchain.verdict.TagSummary;
import fr.creneau.core.coldchain.warning.EarlyWarning;
import fr.creneau.core.coldchain.warning.LookAhead;
import fr.creneau.core.coldchain.warning.Outlook;
import fr.creneau.core.coldchain.warning.WarningRules;
import fr.creneau.core.ids.TagId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Readings of many tags, joined one after the other as they come in. Not thread-safe. */
final class Replay {
    private final Function<TagId, Profile> profiles;
    private final JourneySpan journey;
    private final Map<String, CurveRules> rules = new HashMap<>();
    private final SortedMap<TagId, TagWatch> watches = new TreeMap<>();
    private final List<AlertVersion> told = new ArrayList<>();
    private final Map<TagId, List<EarlyWarning>> early = new HashMap<>();
    private final List<Warned> warned = new ArrayList<>();

    /**
     * A warning ahead of a limit.
     *
     * @param atMs domain time, epoch milliseconds
     */
    record Warned(TagId tag, Limit limit, long atMs, Outlook outlook) {}

    /** @param journey of all tags */
    Replay(Function<TagId, Profile> profiles, JourneySpan journey) {
        this.profiles = profiles;
        this.journey = journey;
    }

    void join(Arrival arrival) {
        TagWatch watch = watches.computeIfAbsent(arrival.tag(), this::watch);
        told.addAll(watch.onReading(arrival.reading(), arrival.atMs()));
        for (EarlyWarning each : early.computeIfAbsent(arrival.tag(), tag -> early(watch.curve()))) {
            each.onReading(arrival.reading(), arrival.surroundingsC())
                    .ifPresent(outlook -> warned.add(new Warned(arrival.tag(), each.limit(), arrival.atMs(), outlook)));
        }
    }

    /** One for each end of the range: frost and cooling meals are told ahead as warmth is. */
    private static List<EarlyWarning> early(TagCurve curve) {
        Profile profile = curve.rules().profile();
        return Stream.concat(profile.findLower().stream(), profile.findUpper().stream())
                .map(limit -> new EarlyWarning(curve, limit, LookAhead.usual(), WarningRules.usual()))
                .toList();
    }

    private TagWatch watch(TagId tag) {
        Profile profile = profiles.apply(tag);
        return new TagWatch(tag, rules.computeIfAbsent(profile.name(), name -> new CurveRules(profile)));
    }

    /** In order of the tags' names. */
    Collection<TagWatch> watches() {
        return watches.values();
    }

    /** What a tag's certificate says now. */
    TagSummary summary(TagWatch watch) {
        return TagSummary.of(watch.tag(), watch.curve(), journey);
    }

    /** Everything that was told, in order. */
    List<AlertVersion> listTold() {
        return List.copyOf(told);
    }

    /** Every warning ahead of a limit of the range, in order. */
    List<Warned> listWarned() {
        return List.copyOf(warned);
    }
}
