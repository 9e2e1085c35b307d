package fr.creneau.cli.eta;

import fr.creneau.cli.Report;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parcels whose state no scan of their own says. Not thread-safe. */
final class InferenceTallies {
    /** Concluded from a stay alone: in the moment when it was. */
    final InferenceTally concluded = new InferenceTally();

    /** Concluded from a stay alone: every five minutes of the round. */
    final InferenceTally looked = new InferenceTally();

    /**
     * Another parcel of the same stop was scanned: when that was concluded, and every five minutes. Beside one that was handed
     * over and beside one that was not are claims of their own, in bands of their own.
     */
    final InferenceTally beside = new InferenceTally();

    void writeInto(Report report) {
        Map<String, Object> parcels = new LinkedHashMap<>();
        parcels.put("when_concluded", concluded.toReport());
        parcels.put("every_five_minutes", looked.toReport());
        parcels.put("beside_a_scanned_one", beside.toReport());
        report.put("inferred_parcels", parcels);
    }
}
