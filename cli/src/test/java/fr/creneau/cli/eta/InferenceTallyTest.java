package fr.creneau.cli.eta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InferenceTallyTest {
    @Test
    void whatWasClaimedStandsBesideWhatHeldForAllAndByClaim() {
        InferenceTally tally = new InferenceTally();
        tally.add(0.68, true, false);
        tally.add(0.9, true, true);
        tally.add(0.92, false, false);
        Map<String, Object> report = tally.toReport();
        assertThat(report)
                .containsEntry("n", 3)
                .containsEntry("claimed", 0.8333)
                .containsEntry("held", 0.3333)
                .containsEntry("served", 0.6667);
        assertThat(report.get("by_claim"))
                .isEqualTo(Map.of(
                        "50-80", Map.of("n", 1, "claimed", 0.68, "held", 0.0, "served", 1.0),
                        "90-95", Map.of("n", 2, "claimed", 0.91, "held", 0.5, "served", 0.5)));
    }

    @Test
    void withNothingToCountThereIsNoShare() {
        assertThat(new InferenceTally().toReport()).containsEntry("n", 0).containsEntry("held", null);
    }
}
