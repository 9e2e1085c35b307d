package fr.creneau.server.security;

import io.javalin.security.RouteRole;
import java.util.Set;

/** Who may go through a door. A door without one of these is closed. */
public enum Access implements RouteRole {
    /** Anybody: health, pages, links that are secrets themselves. */
    OPEN,
    /** A device's key. */
    DEVICE,
    /** A device's key, in the header or in the path. */
    PHONE,
    /** A shipper's key. */
    SHIPPER,
    /** A planning system's key. */
    PLANNER,
    /** Anybody of the staff. */
    STAFF(Set.of("dispatcher", "quality", "planner", "admin")),
    /** The dispatcher's room. */
    DISPATCH(Set.of("dispatcher", "admin"));

    private final Set<String> roles;

    Access() {
        this(Set.of());
    }

    Access(Set<String> roles) {
        this.roles = roles;
    }

    /** The staff roles that may pass; empty where it is not a door for staff. */
    Set<String> roles() {
        return roles;
    }
}
