package fr.creneau.core.round;

import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.parcel.AttemptProof;
import fr.creneau.core.parcel.ParcelState;
import org.jspecify.annotations.Nullable;

/**
 * A parcel as its round's writer sees it.
 *
 * @param atMs when it came to this state, epoch milliseconds
 * @param inferred from the van's track, no scan yet
 * @param probability that the state is the true one, 0 to 1: 1 where a scan or the plan says it, and of a parcel on the round
 *     less where the van stood at its door, so that it may have been handed over; null for one that was not served when the
 *     day was over and that no scan brought back, for nobody has counted those
 * @param receivedBy as shown to the recipient
 * @param arrivedMs when the van came to its door, for an attempt
 * @param dwellSeconds time seen at the door
 * @param proof what an attempt is worth at which nobody was home; null in every other state
 */
public record ParcelView(
        ParcelId parcel,
        StopId stop,
        ParcelState state,
        long atMs,
        boolean inferred,
        @Nullable Double probability,
        @Nullable String receivedBy,
        @Nullable Long arrivedMs,
        @Nullable Integer dwellSeconds,
        @Nullable AttemptProof proof) {}
