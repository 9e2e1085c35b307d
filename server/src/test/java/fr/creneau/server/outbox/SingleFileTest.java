package fr.creneau.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SingleFileTest {
    private final SingleFile file = new SingleFile();
    private final List<String> seen = new ArrayList<>();

    private CompletionStage<Void> queue(String name, CompletableFuture<Void> note) {
        return file.queue(
                () -> {
                    seen.add(name + " left");
                    return note;
                },
                () -> {
                    seen.add(name + " was sent home");
                    return CompletableFuture.completedFuture(null);
                });
    }

    @Test
    void nobodyLeavesBeforeTheOneInFrontIsNoted() {
        CompletableFuture<Void> note = new CompletableFuture<>();
        queue("first", note);
        queue("second", CompletableFuture.completedFuture(null));
        assertThat(seen).containsExactly("first left");
        note.complete(null);
        assertThat(seen).containsExactly("first left", "second left");
    }

    @Test
    void whenANoteFailsThoseBehindAreSentHomeAndWhoComesLaterMayLeave() {
        CompletableFuture<Void> note = new CompletableFuture<>();
        CompletionStage<Void> first = queue("first", note);
        queue("second", CompletableFuture.completedFuture(null));
        queue("third", CompletableFuture.completedFuture(null));
        note.completeExceptionally(new IllegalStateException("the store is away"));
        assertThat(first.toCompletableFuture()).isCompletedExceptionally();
        queue("fourth", CompletableFuture.completedFuture(null));
        assertThat(seen).containsExactly("first left", "second was sent home", "third was sent home", "fourth left");
    }
}
