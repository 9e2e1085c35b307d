package fr.creneau.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.creneau.cli.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * What a demo must find again when it is started a second time: its day, how far it came, and its keys. Kept in the data
 * folder, readable by its owner alone.
 *
 * @param date the simulated day, ISO 8601
 * @param seed of the simulation
 * @param rounds as asked for
 * @param osm the extract's path
 * @param reached the domain time that was reached, ISO 8601
 * @param password of the dispatcher {@link #DISPATCHER}
 * @param shipperKey announces parcels
 * @param plannerKey plans rounds
 * @param deviceKeys by device
 */
record DemoMemory(
        String date,
        long seed,
        int rounds,
        String osm,
        String reached,
        String password,
        String shipperKey,
        String plannerKey,
        Map<String, String> deviceKeys) {
    static final String DISPATCHER = "dispatcher";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    DemoMemory reached(String domainTime) {
        return new DemoMemory(date, seed, rounds, osm, domainTime, password, shipperKey, plannerKey, deviceKeys);
    }

    static Optional<DemoMemory> read(Path folder) {
        Path file = file(folder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), DemoMemory.class));
        } catch (IOException e) {
            throw new UserError(
                    "%s cannot be read: %s".formatted(file, e.getMessage()),
                    "start afresh with `./creneau demo --wipe`.");
        }
    }

    void write(Path folder) {
        try {
            Path fresh = folder.resolve("demo.json.new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            JSON.writeValue(fresh.toFile(), this);
            Files.move(fresh, file(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(Path folder) throws IOException {
        Files.deleteIfExists(file(folder));
    }

    private static Path file(Path folder) {
        return folder.resolve("demo.json");
    }
}
