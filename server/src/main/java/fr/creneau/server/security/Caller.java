package fr.creneau.server.security;

import java.util.Set;

/**
 * Who reports, as a key says.
 *
 * @param kind what the key is for
 * @param owner the device, shipper or planning system that holds it
 * @param scope van ids a device may report for, brands a shipper announces for, depots a planner plans for; {@code *}: all
 */
public record Caller(Kind kind, String owner, Set<String> scope) {
    /** What a key is for; each door takes one kind. */
    public enum Kind {
        DEVICE,
        SHIPPER,
        PLANNER
    }

    public Caller {
        scope = Set.copyOf(scope);
    }

    /** Whether the key may speak for this van, brand or depot. */
    public boolean maySpeakFor(String id) {
        return scope.contains("*") || scope.contains(id);
    }
}
