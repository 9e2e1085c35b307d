package fr.creneau.core.coldchain.alert;

import fr.creneau.core.coldchain.alert.AlertVersion.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was told of one tag's alerts in step with the facts: one thread of versions for each alert, one alert for
 * each cause. Not thread-safe.
 */
public final class AlertDesk {
    private final Map<String, Integer> timesRaised = new HashMap<>();
    private List<Told> standing = new ArrayList<>();

    /** An alert that stands, and how it was told. */
    public record Told(String toldAs, long raisedAtMs, int version, Alert alert) {}

    /**
     * Compares what was told with the facts.
     *
     * @param facts the curve's alerts now
     * @param nowMs domain time, epoch milliseconds
     * @return what has to be told: nothing, where the facts are as they were
     */
    public List<AlertVersion> update(List<Alert> facts, long nowMs) {
        List<AlertVersion> news = new ArrayList<>();
        List<Told> before = new ArrayList<>(standing);
        List<Told> after = new ArrayList<>(facts.size());
        for (Alert fact : facts) {
            Told told = take(before, fact);
            after.add(told == null ? raise(fact, nowMs, news) : amend(told, fact, nowMs, news));
        }
        for (Told gone : before) {
            news.add(new AlertVersion(gone.toldAs, gone.version + 1, State.RETRACTED, gone.alert, nowMs));
        }
        standing = after;
        return news;
    }

    /** The alerts that stand, in the order of the facts. */
    public List<Told> listStanding() {
        return List.copyOf(standing);
    }

    private static @Nullable Told take(List<Told> before, Alert fact) {
        for (int i = 0; i < before.size(); i++) {
            Alert alert = before.get(i).alert;
            if (alert.alarm().equals(fact.alarm()) && alert.overlaps(fact)) {
                return before.remove(i);
            }
        }
        return null;
    }

    private Told raise(Alert fact, long nowMs, List<AlertVersion> news) {
        int times = timesRaised.merge(fact.id(), 1, Integer::sum);
        String name = times == 1 ? fact.id() : fact.id() + "#" + times;
        news.add(new AlertVersion(name, 1, State.RAISED, fact, nowMs));
        return new Told(name, nowMs, 1, fact);
    }

    private static Told amend(Told told, Alert fact, long nowMs, List<AlertVersion> news) {
        if (told.alert.tellsTheSameAs(fact)) {
            return new Told(told.toldAs, told.raisedAtMs, told.version, fact);
        }
        news.add(new AlertVersion(told.toldAs, told.version + 1, State.AMENDED, fact, nowMs));
        return new Told(told.toldAs, told.raisedAtMs, told.version + 1, fact);
    }
}
