package fr.creneau.server.http;

import io.javalin.config.RoutesConfig;

/** A group of doors. */
@FunctionalInterface
public interface Feature {
    /** Adds its doors; each names the {@link fr.creneau.server.security.Access} it needs. */
    void addTo(RoutesConfig routes);
}
