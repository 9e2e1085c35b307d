package fr.creneau.learning.eta;

import java.nio.file.Path;

/** A model is to be published under a version that the shelf has already; the message says what to do. */
public final class VersionTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VersionTaken(String version, Path shelf) {
        super(
                ("The shelf %s has a model %s already: expected a new version, for a server takes a model only where its version"
                                + " is another.%n"
                                + "Maybe it needs no publishing; ./creneau eta models --shelf %s lists what was put in use. One that was"
                                + " taken back can be published again once its folder %s is deleted.")
                        .formatted(shelf, version, shelf, shelf.resolve(version)));
    }
}
