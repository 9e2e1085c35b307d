package fr.creneau.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The installation's secret: 32 random bytes in a file that its owner alone reads, made at the first start. */
final class InstallationSecret {
    private static final int BYTES = 32;

    private InstallationSecret() {}

    /** @throws IOException where the file can neither be read nor made */
    static byte[] readOrMake(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("secret");
        if (!Files.exists(file)) {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            Path draft = Files.createTempFile(
                    folder,
                    "secret",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, HexFormat.of().formatHex(fresh), StandardOpenOption.TRUNCATE_EXISTING);
            try {
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException e) {
                // Another server of this folder was first: its secret holds.
            }
            Files.delete(draft);
        }
        byte[] secret = HexFormat.of().parseHex(Files.readString(file).trim());
        if (secret.length != BYTES) {
            throw new IOException(
                    "%s holds %d bytes: expected %d in hexadecimal. Maybe restore it from the backup: links"
                                    .formatted(file, secret.length, BYTES)
                            + " that were sent are sealed with it.");
        }
        return secret;
    }
}
