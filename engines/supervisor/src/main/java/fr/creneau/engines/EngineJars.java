package fr.creneau.engines;

import java.nio.file.Files;
import java.nio.file.Path;

/** The engines' folders of jars, filled by the build from their Maven artifacts. */
final class EngineJars {
    private EngineJars() {}

    /**
     * The folder of jars of an engine.
     *
     * @param home the root of the checkout
     * @param engine {@code cassandra} or {@code kafka}
     */
    static Path folder(Path home, String engine) {
        Path folder = home.resolve("engines").resolve(engine).resolve("target").resolve("lib");
        if (!Files.isDirectory(folder)) {
            throw new EngineException(
                    "There are no jars of " + engine + " in " + folder + ".",
                    "build them: mvn -q -B -Dfast -pl engines/" + engine + " compile, in the root of the checkout.");
        }
        return folder;
    }
}
