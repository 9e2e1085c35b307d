package fr.creneau.server.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which mails left and are not settled in the store yet: in memory, and in a file of this server that is on disk before the
 * next mail leaves. The store's own note takes several round trips, and cannot be made while it is away. Holds ids alone.
 * Thread-safe.
 */
public final class SentNotes implements AutoCloseable {
    /** A mail that left. */
    record Note(String messageId, int attempt, Instant leftAt) {}

    private final FileChannel file;
    private final Map<String, Note> notes = new LinkedHashMap<>();

    private SentNotes(FileChannel file) {
        this.file = file;
    }

    /** Opens the file, made where it is not there, with what a crash left in it. */
    public static SentNotes open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
        SentNotes opened = new SentNotes(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length == 4 && words[3].equals(".")) { // else it was cut short, and the mail counts as not sent
                Note note = new Note(words[0], Integer.parseInt(words[1]), Instant.parse(words[2]));
                opened.notes.put(note.messageId(), note);
            }
        }
        return opened;
    }

    /** Notes that a mail left; on disk when it returns. */
    synchronized void left(String messageId, int attempt, Instant at) {
        try {
            String line = "%s %d %s .%n".formatted(messageId, attempt, at);
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            file.force(false);
            notes.put(messageId, new Note(messageId, attempt, at));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The store knows of it. */
    synchronized void settled(String messageId) {
        notes.remove(messageId);
        try {
            if (notes.isEmpty() && file.size() > 0) {
                file.truncate(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized Optional<Note> find(String messageId) {
        return Optional.ofNullable(notes.get(messageId));
    }

    synchronized List<Note> list() {
        return List.copyOf(notes.values());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
