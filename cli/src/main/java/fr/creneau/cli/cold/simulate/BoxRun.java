package fr.creneau.cli.cold.simulate;

import fr.creneau.city.cold.BoxJourney;
import fr.creneau.city.cold.BoxJourney.Heard;
import fr.creneau.core.coldchain.alert.TagWatch;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.verdict.JourneySpan;
import fr.creneau.core.coldchain.verdict.TagSummary;
import fr.creneau.core.coldchain.warning.EarlyWarning;
import fr.creneau.core.coldchain.warning.LookAhead;
import fr.creneau.core.coldchain.warning.WarningRules;
import java.util.ArrayList;
import java.util.List;

/**
 * What the engine made of one journey, reading by reading as they came in.
 *
 * @param warnings by each of the rules, in order
 */
record BoxRun(BoxJourney journey, TagSummary summary, List<List<Warned>> warnings) {
    /**
     * A warning of the upper limit.
     *
     * @param atMs when the reading that gave rise to it was received, epoch milliseconds
     * @param measuredMs when that reading was truly measured: from then on its horizon runs
     */
    record Warned(long atMs, long measuredMs, double probability) {}

    /** Plays a journey once, with several rules of warning beside each other. */
    static BoxRun of(BoxJourney journey, CurveRules rules, LookAhead lookAhead, List<WarningRules> warningRules) {
        TagWatch watch = new TagWatch(journey.tag(), rules);
        Limit upper = rules.profile().findUpper().orElseThrow();
        List<EarlyWarning> early = warningRules.stream()
                .map(each -> new EarlyWarning(watch.curve(), upper, lookAhead, each))
                .toList();
        List<List<Warned>> warnings =
                early.stream().<List<Warned>>map(each -> new ArrayList<>()).toList();
        for (Heard heard : journey.heard()) {
            long nowMs = heard.reading().receivedAtMs();
            watch.onReading(heard.reading(), nowMs);
            for (int i = 0; i < early.size(); i++) {
                List<Warned> mine = warnings.get(i);
                early.get(i)
                        .onReading(heard.reading(), heard.surroundingsC())
                        .ifPresent(outlook -> mine.add(new Warned(nowMs, heard.trueMs(), outlook.probability())));
            }
        }
        JourneySpan span = new JourneySpan(journey.startMs(), journey.endMs());
        return new BoxRun(journey, TagSummary.of(journey.tag(), watch.curve(), span), warnings);
    }
}
