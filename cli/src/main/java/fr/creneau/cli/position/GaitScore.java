package fr.creneau.cli.position;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts how often "on foot" was told rightly. Not thread-safe. */
final class GaitScore {
    private long fixes;
    private long right;
    private long footRight;
    private long footTold;
    private long footTrue;
    private long wrongNextToAChange;

    void add(boolean[] truth, boolean[] told) {
        for (int i = 0; i < truth.length; i++) {
            fixes++;
            footTrue += truth[i] ? 1 : 0;
            footTold += told[i] ? 1 : 0;
            if (truth[i] == told[i]) {
                right++;
                footRight += truth[i] ? 1 : 0;
            } else if ((i > 0 && truth[i - 1] != truth[i]) || (i + 1 < truth.length && truth[i + 1] != truth[i])) {
                wrongNextToAChange++;
            }
        }
    }

    /** Share of fixes told rightly. */
    double accuracy() {
        return (double) right / fixes;
    }

    /** Harmonic mean of precision and recall of "on foot"; 0 where it was never told rightly. */
    double f1OnFoot() {
        return footRight == 0 ? 0 : 2.0 * footRight / (footTold + footTrue);
    }

    long fixes() {
        return fixes;
    }

    Map<String, Object> toJson() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("accuracy", MatchRun.rounded(accuracy()));
        told.put("f1_on_foot", MatchRun.rounded(f1OnFoot()));
        told.put("errors", fixes - right);
        told.put("errors_next_to_a_change", wrongNextToAChange);
        return told;
    }
}
