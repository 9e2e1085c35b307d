package fr.creneau.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The one folder that holds the data of all engines, each in a folder of its own that carries the cluster id. Folders
 * that come from different clusters are refused: offsets in one would point into the log of another. Held by one process
 * at a time.
 */
public final class DataFolder implements AutoCloseable {
    /** The folders that belong together: they are kept together and wiped together. */
    public static final List<String> MEMBERS = List.of("cassandra", "kafka", "streams");

    private static final String ID_FILE = "cluster-id";
    private static final String LOCK_FILE = "lock";

    private final Path root;
    private final String clusterId;
    private final FileChannel lock;

    private DataFolder(Path root, String clusterId, FileChannel lock) {
        this.root = root;
        this.clusterId = clusterId;
        this.lock = lock;
    }

    /**
     * Opens the folder, or makes it with a new cluster id.
     *
     * @throws EngineException where members come from different clusters, or another process holds the folder
     */
    public static DataFolder open(Path root) {
        Path folder = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            FileChannel lock = lock(folder);
            try {
                return new DataFolder(folder, agreedId(folder), lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EngineException(
                    "The data folder " + folder + " cannot be used: " + e + ".",
                    "choose one that can be written: --data FOLDER.",
                    e);
        }
    }

    /** Deletes the members and their cluster id; everything else in the folder stays. The folder must not be open. */
    public static void wipe(Path root) {
        Path folder = root.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (FileChannel lock = lock(folder)) {
            for (String member : MEMBERS) {
                deleteTree(folder.resolve(member));
            }
            Files.deleteIfExists(folder.resolve(ID_FILE));
        } catch (IOException | UncheckedIOException e) {
            throw new EngineException(
                    "The data folder " + folder + " could not be wiped: " + e + ".", "check who owns its files.", e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve(LOCK_FILE);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean mine;
        try {
            mine = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            mine = false;
        }
        if (!mine) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new EngineException(
                    "The data folder " + folder + " is in use by process " + holder + ".",
                    "`./creneau down` ends it; or choose another folder: --data FOLDER.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static String agreedId(Path folder) throws IOException {
        Path rootFile = folder.resolve(ID_FILE);
        String id = Files.exists(rootFile) ? Files.readString(rootFile).strip() : newId();
        for (String member : MEMBERS) {
            Path file = folder.resolve(member).resolve(ID_FILE);
            if (Files.isDirectory(folder.resolve(member))
                    && !id.equals(Files.exists(file) ? Files.readString(file).strip() : "")) {
                throw new EngineException(
                        "%s belongs to cluster %s, but %s to %s: they hold different days."
                                .formatted(
                                        folder.resolve(member),
                                        Files.exists(file)
                                                ? Files.readString(file).strip()
                                                : "(none named)",
                                        folder,
                                        Files.exists(rootFile) ? id : "(none named)"),
                        "put back the folder that was there, or start afresh with --wipe, "
                                + "which deletes the data of all engines.");
            }
        }
        Files.writeString(rootFile, id + "\n");
        for (String member : MEMBERS) {
            Path memberFolder = Files.createDirectories(folder.resolve(member));
            Files.writeString(memberFolder.resolve(ID_FILE), id + "\n");
        }
        return id;
    }

    /** 128 random bits in the form that Kafka asks of a cluster id. */
    private static String newId() {
        UUID random = UUID.randomUUID();
        byte[] bits = ByteBuffer.allocate(16)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array();
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return id.startsWith("-") ? newId() : id; // a leading dash would look like an option to Kafka's format tool
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).forEach(DataFolder::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path root() {
        return root;
    }

    /** 22 characters of URL-safe base64. */
    public String clusterId() {
        return clusterId;
    }

    /** The folder of a member, which exists. */
    public Path member(String name) {
        if (!MEMBERS.contains(name)) {
            throw new IllegalArgumentException(name + " is no member of a data folder; expected one of " + MEMBERS);
        }
        return root.resolve(name);
    }

    /** Lets another process open the folder. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
