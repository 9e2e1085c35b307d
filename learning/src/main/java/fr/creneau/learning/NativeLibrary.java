package fr.creneau.learning;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads LightGBM from a folder of this process alone. Left to itself the wrapper unpacks into one file name that all
 * processes of a machine share, and a second process that starts overwrites what the first is running: it crashes.
 */
final class NativeLibrary {
    private static final String FOLDER = "java.io.tmpdir";

    private NativeLibrary() {}

    /** Does nothing where it is loaded already. */
    static synchronized void load() {
        String shared = System.getProperty(FOLDER);
        try {
            Path own = Files.createTempDirectory("creneau-lightgbm");
            try {
                System.setProperty(FOLDER, own.toString());
                LGBMBooster.loadNative();
            } finally {
                System.setProperty(FOLDER, shared);
                delete(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("LightGBM could not be unpacked below " + shared, e);
        }
    }

    /** What is loaded stays loaded without its file. */
    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
