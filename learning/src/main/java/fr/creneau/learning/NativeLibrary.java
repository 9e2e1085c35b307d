package fr.creneau.learning;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads LightGBM's native library from a folder of this process's own. The wrapper unpacks it to a fixed name in the
 * system's temporary folder when its class is first used; a second process that starts then overwrites what the first one
 * has mapped, and the first one dies of it. Thread-safe: once for each process.
 */
final class NativeLibrary {
    private static final String TEMPORARY = "java.io.tmpdir";

    static {
        try {
            Path own = Files.createTempDirectory("creneau-lightgbm");
            String before = System.getProperty(TEMPORARY);
            System.setProperty(TEMPORARY, own.toString());
            try {
                LGBMBooster.loadNative();
            } finally {
                System.setProperty(TEMPORARY, before);
            }
            // Mapped files live on without their names.
            try (var files = Files.list(own)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(own);
        } catch (IOException e) {
            throw new IllegalStateException("LightGBM's native library could not be unpacked: " + e.getMessage(), e);
        }
    }

    private NativeLibrary() {}

    /** Makes sure that it is loaded. */
    static void load() {}
}
