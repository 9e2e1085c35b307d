package fr.creneau.cli.cold;

import fr.creneau.core.coldchain.alert.AlertVersion;
import fr.creneau.core.coldchain.alert.TagWatch;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
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

/** Readings of many tags, joined one after the other as they come in. Not thread-safe. */
final class Replay {
    private final Function<TagId, Profile> profiles;
    private final Map<String, CurveRules> rules = new HashMap<>();
    private final SortedMap<TagId, TagWatch> watches = new TreeMap<>();
    private final List<AlertVersion> told = new ArrayList<>();
    private final Map<TagId, EarlyWarning> early = new HashMap<>();
    private final List<Warned> warned = new ArrayList<>();

    /**
     * A warning ahead of a limit.
     *
     * @param atMs domain time, epoch milliseconds
     */
    record Warned(TagId tag, Limit limit, long atMs, Outlook outlook) {}

    Replay(Function<TagId, Profile> profiles) {
        this.profiles = profiles;
    }

    void join(Arrival arrival) {
        TagWatch watch = watches.computeIfAbsent(arrival.tag(), this::watch);
        told.addAll(watch.onReading(arrival.reading(), arrival.atMs()));
        watch.curve().rules().profile().findUpper().ifPresent(upper -> early.computeIfAbsent(
                        arrival.tag(),
                        tag -> new EarlyWarning(watch.curve(), upper, LookAhead.usual(), WarningRules.usual()))
                .onReading(arrival.reading(), Double.NaN)
                .ifPresent(outlook -> warned.add(new Warned(arrival.tag(), upper, arrival.atMs(), outlook))));
    }

    private TagWatch watch(TagId tag) {
        Profile profile = profiles.apply(tag);
        return new TagWatch(tag, rules.computeIfAbsent(profile.name(), name -> new CurveRules(profile)));
    }

    /** In order of the tags' names. */
    Collection<TagWatch> watches() {
        return watches.values();
    }

    /** Everything that was told, in order. */
    List<AlertVersion> listTold() {
        return List.copyOf(told);
    }

    /** Every warning ahead of an upper limit, in order; the surroundings are not known here. */
    List<Warned> listWarned() {
        return List.copyOf(warned);
    }
}
