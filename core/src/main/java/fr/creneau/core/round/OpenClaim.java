package fr.creneau.core.round;

import fr.creneau.core.eta.Claim;
import fr.creneau.core.ids.StopId;

/** What was said of the arrival at a stop, while it is not known what became of it. */
record OpenClaim(StopId stop, Claim claim) {}
