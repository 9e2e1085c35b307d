package fr.creneau.cli.city;

import fr.creneau.city.town.Town;
import fr.creneau.cli.Home;
import fr.creneau.cli.UserError;
import fr.creneau.routing.ExtractException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose a town. */
public final class TownOptions {
    @Option(
            names = "--osm",
            paramLabel = "FILE",
            description = "An OpenStreetMap extract, .osm.pbf or .osm; Monaco's where not given.")
    private @Nullable Path osm;

    @Option(
            names = "--addresses",
            paramLabel = "CSV",
            description = "Addresses to take instead of the map's, as BAN or BANO give them, gzipped or not.")
    private @Nullable Path addresses;

    /**
     * Reads the town; close it after use. Imported streets are kept among the build's products.
     *
     * @throws UserError when a file is not what it should be
     */
    public Town load(Consumer<String> progress) {
        if (addresses != null && !Files.isRegularFile(addresses)) {
            throw new UserError("There is no file " + addresses + ".", "check the path of --addresses.");
        }
        try {
            return Town.load(extract(), Optional.ofNullable(addresses), built().resolve("streets"), progress);
        } catch (ExtractException e) {
            throw userError(e);
        }
    }

    /** The extract chosen. */
    Path extract() {
        return osm != null ? osm : built().resolve("osm").resolve("monaco-latest.osm.pbf");
    }

    private static Path built() {
        return Home.path().resolve("city").resolve("target");
    }

    /** The exception's message says what to try after the word "Maybe", as a {@link UserError} does. */
    private static UserError userError(ExtractException problem) {
        String[] parts = String.valueOf(problem.getMessage()).split(" Maybe ", 2);
        return new UserError(parts[0], parts.length > 1 ? parts[1] : "try --osm with another extract.");
    }
}
