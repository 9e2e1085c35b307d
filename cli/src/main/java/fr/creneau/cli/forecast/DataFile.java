package fr.creneau.cli.forecast;

import fr.creneau.cli.InputFile;
import fr.creneau.cli.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which file was read, told without a path of this machine.
 *
 * @param as the option that named it: data, train or test
 * @param sha256 of what the file holds, unpacked where it is gzipped, in 64 hexadecimal digits
 */
record DataFile(String as, String name, String sha256) {
    static DataFile of(String as, Path file) {
        try (InputStream bytes = InputFile.bytes(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return new DataFile(
                    as, file.getFileName().toString(), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage(), "it is cut off.");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("as", as);
        json.put("file", name);
        json.put("sha256", sha256);
        return json;
    }
}
