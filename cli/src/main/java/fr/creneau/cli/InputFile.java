package fr.creneau.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a text file that a person named, gzipped or not: the first two bytes tell, not the file's name. */
public final class InputFile {
    private InputFile() {}

    public static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(bytes(file), StandardCharsets.UTF_8));
    }

    /** What the file holds, unpacked where it is gzipped. */
    public static InputStream bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "There is no file " + file + ".",
                    "check the path, seen from " + Path.of("").toAbsolutePath() + ".");
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzipped ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
