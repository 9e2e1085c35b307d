package fr.creneau.cli.cold;

import fr.creneau.cli.Report;
import fr.creneau.core.coldchain.Celsius;
import fr.creneau.core.coldchain.alert.Alert;
import fr.creneau.core.coldchain.alert.AlertDesk;
import fr.creneau.core.coldchain.alert.AlertVersion;
import fr.creneau.core.coldchain.alert.TagWatch;
import fr.creneau.core.coldchain.curve.CurveSums;
import fr.creneau.core.coldchain.curve.Gap;
import fr.creneau.core.coldchain.verdict.RemainingLife;
import fr.creneau.core.coldchain.verdict.StateHash;
import fr.creneau.core.coldchain.verdict.TagClock;
import fr.creneau.core.coldchain.verdict.TagSummary;
import fr.creneau.core.ids.TagId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A replay as a report. An alert that stands is {@code raised}, one that was taken back {@code retracted}, and those are
 * told apart. Whether one was amended on its way depends on the order in which readings came, so it is no state of the
 * end; {@code version} tells it.
 */
final class ReplayReport {
    private static final double MICRO = Celsius.MICRO;

    private final List<Map<String, @Nullable Object>> tags = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> alerts = new ArrayList<>();
    private final Map<TagId, TagClock> clocks = new HashMap<>();
    private final StateHash hash = new StateHash();
    private long readings;

    private ReplayReport() {}

    static void fill(Report report, Replay replay) {
        ReplayReport filled = new ReplayReport();
        replay.watches().forEach(watch -> filled.add(watch, replay.summary(watch)));
        List<Map<String, @Nullable Object>> retracted = replay.listTold().stream()
                .filter(version -> version.state() == AlertVersion.State.RETRACTED)
                .map(filled::retracted)
                .toList();
        report.put("readings", filled.readings)
                .put("tags", filled.tags)
                .put("alerts", filled.alerts)
                .put("retracted", retracted)
                .put(
                        "warnings",
                        replay.listWarned().stream().map(ReplayReport::warning).toList())
                .put("versions_told", replay.listTold().size())
                .put("state_sha256", filled.hash.hex());
    }

    private void add(TagWatch watch, TagSummary summary) {
        clocks.put(watch.tag(), summary.clock());
        hash.add(watch.curve(), summary);
        readings += summary.sums().readings();
        tags.add(tag(watch, summary));
        watch.listStanding().forEach(told -> alerts.add(standing(told, summary.clock())));
    }

    private static Map<String, @Nullable Object> tag(TagWatch watch, TagSummary summary) {
        CurveSums sums = summary.sums();
        TagClock clock = summary.clock();
        Map<String, @Nullable Object> tag = new LinkedHashMap<>();
        tag.put("tag", summary.tag().value());
        tag.put("profile", watch.curve().rules().profile().name());
        tag.put("readings", sums.readings());
        tag.put("lost", sums.lost());
        tag.put("contested", watch.curve().listContested().size());
        tag.put("min_c", sums.leastMicroC() / MICRO);
        tag.put("max_c", sums.mostMicroC() / MICRO);
        tag.put("mkt_c", summary.kineticC());
        tag.put("seconds_above", seconds(clock, summary.aboveMs()));
        tag.put("seconds_below", seconds(clock, summary.belowMs()));
        tag.put("measured_from", summary.firstMs() == null ? null : time(clock, summary.firstMs()));
        tag.put("measured_until", summary.lastMs() == null ? null : time(clock, summary.lastMs()));
        tag.put("seconds_unknown", seconds(clock, sums.unknownMs()) + summary.silentMs() / 1000.0);
        tag.put("seconds_silent", summary.silentMs() / 1000.0);
        tag.put("seconds_known", seconds(clock, sums.knownMs()));
        tag.put("gaps", sums.gaps().stream().map(gap -> gap(clock, gap)).toList());
        tag.put("clock", clock(clock));
        tag.put("remaining_life_s", summary.life().map(ReplayReport::life).orElse(null));
        tag.put("verdict", summary.verdict().word());
        return tag;
    }

    private static Map<String, Double> life(RemainingLife life) {
        Map<String, Double> told = new LinkedHashMap<>();
        told.put("low", life.lowS());
        told.put("likely", life.likelyS());
        told.put("high", life.highS());
        return told;
    }

    private static Map<String, Object> clock(TagClock clock) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("trust", clock.trust().name().toLowerCase(Locale.ROOT));
        told.put("offset_s", clock.offsetMs() / 1000.0);
        told.put("drift_ppm", clock.drift() * 1e6);
        return told;
    }

    private static Map<String, String> gap(TagClock clock, Gap gap) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("from", time(clock, gap.fromMs()));
        told.put("to", time(clock, gap.toMs()));
        return told;
    }

    private static Map<String, @Nullable Object> standing(AlertDesk.Told told, TagClock clock) {
        Map<String, @Nullable Object> map = alert(told.alert(), clock, AlertVersion.State.RAISED);
        map.put("raised_at", Instant.ofEpochMilli(told.raisedAtMs()).toString());
        map.put("version", told.version());
        map.put("told_as", told.toldAs());
        return map;
    }

    private Map<String, @Nullable Object> retracted(AlertVersion version) {
        TagClock clock = Objects.requireNonNull(clocks.get(version.alert().tag()), "a tag that alerts has readings");
        Map<String, @Nullable Object> map = alert(version.alert(), clock, version.state());
        map.put("retracted_at", Instant.ofEpochMilli(version.atMs()).toString());
        map.put("version", version.version());
        map.put("told_as", version.toldAs());
        return map;
    }

    private static Map<String, @Nullable Object> alert(Alert alert, TagClock clock, AlertVersion.State state) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", alert.id());
        map.put("tag", alert.tag().value());
        map.put("cause", alert.alarm().cause());
        map.put("limit_c", alert.alarm().limit().celsius());
        map.put("from", time(clock, alert.fromMs()));
        map.put("ended_at", alert.endedMs() == null ? null : time(clock, alert.endedMs()));
        map.put("state", state.name().toLowerCase(Locale.ROOT));
        map.put("worst_c", alert.worstMicroC() / MICRO);
        map.put("seconds_beyond", seconds(clock, alert.beyondMs()));
        return map;
    }

    private static Map<String, @Nullable Object> warning(Replay.Warned warned) {
        double minutes = warned.outlook().minutes();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("tag", warned.tag().value());
        map.put("side", warned.limit().side().name().toLowerCase(Locale.ROOT));
        map.put("limit_c", warned.limit().celsius());
        map.put("at", Instant.ofEpochMilli(warned.atMs()).toString());
        map.put("probability", warned.outlook().probability());
        map.put("minutes_to_limit", Double.isInfinite(minutes) ? null : minutes);
        return map;
    }

    private static double seconds(TagClock clock, long lengthMs) {
        return clock.toTrueLengthMs(lengthMs) / 1000.0;
    }

    private static String time(TagClock clock, long tagMs) {
        return Instant.ofEpochMilli(clock.toTrueMs(tagMs)).toString();
    }
}
