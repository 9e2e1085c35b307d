package fr.creneau.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Every schema ever published, oldest first for each type, from the resources' {@code history} folder. A file is never
 * changed or taken away: records in the log and in the store's journal are read with it for as long as they live.
 */
public final class SchemaHistory {
    private static final String FOLDER = "history/";

    private SchemaHistory() {}

    /**
     * One published schema.
     *
     * @param file name in the folder, {@code Type-n.avsc}
     * @param fingerprint CRC-64-AVRO of the parsing form, as it stands in the head of an encoded event
     */
    public record Published(String file, Schema schema, long fingerprint) {}

    /** All of them, in the order of the folder's index. */
    public static List<Published> list() {
        List<Published> all = new ArrayList<>();
        try (BufferedReader index = new BufferedReader(new InputStreamReader(open("index"), StandardCharsets.UTF_8))) {
            for (String file = index.readLine(); file != null; file = index.readLine()) {
                if (!file.isBlank()) {
                    all.add(read(file.strip()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(all);
    }

    private static Published read(String file) throws IOException {
        try (InputStream in = open(file)) {
            Schema schema = new Schema.Parser().parse(in);
            return new Published(file, schema, SchemaNormalization.parsingFingerprint64(schema));
        }
    }

    private static InputStream open(String file) {
        InputStream in = SchemaHistory.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IllegalStateException(
                    "schema history: %s is missing from the build. Maybe a file named in ".formatted(file)
                            + "history/index was not committed");
        }
        return in;
    }
}
