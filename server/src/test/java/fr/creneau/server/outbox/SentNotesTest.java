package fr.creneau.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentNotesTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatLeftIsKnownAfterACrashAndWhatIsSettledIsNot() throws Exception {
        Path path = folder.resolve("mails-sent");
        try (SentNotes notes = SentNotes.open(path)) {
            notes.left("R1/P1/1/email", 1, NOON);
            notes.left("R1/P2/1/email", 2, NOON.plusSeconds(1));
            // The crash: nothing is closed. A line was being written.
            Files.writeString(path, "R1/P3/1/email 1 2026-11", StandardOpenOption.APPEND);
            try (SentNotes after = SentNotes.open(path)) {
                assertThat(after.list())
                        .containsExactly(
                                new SentNotes.Note("R1/P1/1/email", 1, NOON),
                                new SentNotes.Note("R1/P2/1/email", 2, NOON.plusSeconds(1)));
                after.settled("R1/P1/1/email");
                after.settled("R1/P2/1/email");
            }
        }
        assertThat(path).isEmptyFile();
    }
}
