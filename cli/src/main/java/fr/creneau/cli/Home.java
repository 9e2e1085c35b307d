package fr.creneau.cli;

import java.nio.file.Path;

/** The root of the checkout; the launcher passes it as the system property {@code creneau.home}. */
public final class Home {
    private Home() {}

    public static Path path() {
        return Path.of(System.getProperty("creneau.home", ".")).toAbsolutePath().normalize();
    }
}
