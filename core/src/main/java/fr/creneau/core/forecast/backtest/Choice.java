package fr.creneau.core.forecast.backtest;

import java.util.Comparator;
import java.util.List;

/** For whom a model is chosen, always by what was missed inside the past. */
public enum Choice {
    /** One model for all series: a candidate or the ensemble. */
    PANEL {
        @Override
        public Outlook pick(List<Outlook> outlooks) {
            return outlooks.stream()
                    .filter(one -> !one.model().equals(Outlook.PER_SERIES))
                    .min(Comparator.comparingDouble(Outlook::insideLoss))
                    .orElseThrow();
        }
    },

    /** To each series its own. */
    SERIES {
        @Override
        public Outlook pick(List<Outlook> outlooks) {
            return outlooks.stream()
                    .filter(one -> one.model().equals(Outlook.PER_SERIES))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a choice for each series: expected two candidates and two inside origins, or more"));
        }
    };

    /** @param outlooks of one origin, at least one */
    public abstract Outlook pick(List<Outlook> outlooks);
}
