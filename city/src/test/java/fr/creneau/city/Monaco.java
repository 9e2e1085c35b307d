package fr.creneau.city;

import fr.creneau.city.town.Town;
import java.nio.file.Path;
import java.util.Optional;

/** The town of the tests, which is that of the demo: the build unpacks its extract. Loaded once for all tests. */
public final class Monaco {
    private static final Path TARGET = Path.of(System.getProperty("creneau.home", ".."), "city", "target");
    private static final Town TOWN =
            Town.load(extract(), Optional.empty(), TARGET.resolve("test-graphs"), sentence -> {});

    private Monaco() {}

    public static Path extract() {
        return TARGET.resolve("osm").resolve("monaco-latest.osm.pbf");
    }

    public static Town town() {
        return TOWN;
    }
}
