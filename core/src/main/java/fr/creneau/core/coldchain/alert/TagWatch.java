package fr.creneau.core.coldchain.alert;

import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.curve.Joined;
import fr.creneau.core.coldchain.curve.TagCurve;
import fr.creneau.core.ids.TagId;
import java.util.List;

/** One tag as it is watched: each reading joins its curve, and what has to be told of alerts comes out. Not thread-safe. */
public final class TagWatch {
    private final TagId tag;
    private final TagCurve curve;
    private final AlertDesk desk = new AlertDesk();

    public TagWatch(TagId tag, CurveRules rules) {
        this.tag = tag;
        this.curve = new TagCurve(rules);
    }

    /**
     * Joins a reading.
     *
     * @param nowMs domain time, epoch milliseconds
     */
    public List<AlertVersion> onReading(Reading reading, long nowMs) {
        return curve.join(reading) == Joined.LOUD ? desk.update(Alerts.of(tag, curve), nowMs) : List.of();
    }

    public TagId tag() {
        return tag;
    }

    public TagCurve curve() {
        return curve;
    }

    /** The alerts that stand. */
    public List<AlertDesk.Told> listStanding() {
        return desk.listStanding();
    }
}
