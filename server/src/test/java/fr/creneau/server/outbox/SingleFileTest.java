package fr.creneau.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SingleFileTest {
    @Test
    void nobodyLeavesBeforeTheOneInFrontIsThroughWellOrNot() {
        SingleFile file = new SingleFile();
        List<String> left = new ArrayList<>();
        CompletableFuture<String> first = new CompletableFuture<>();
        file.queue(() -> {
            left.add("first");
            return first;
        });
        file.queue(() -> {
            left.add("second");
            return CompletableFuture.completedFuture("through");
        });
        assertThat(left).containsExactly("first");
        first.completeExceptionally(new IllegalStateException("the relay is away"));
        assertThat(left).containsExactly("first", "second");
    }
}
