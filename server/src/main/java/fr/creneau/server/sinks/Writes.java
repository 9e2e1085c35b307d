package fr.creneau.server.sinks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The writes of one batch, gathered and awaited together. Not thread-safe. */
final class Writes {
    private final List<CompletableFuture<?>> stages = new ArrayList<>();
    private final Map<String, CompletionStage<Void>> turns = new HashMap<>();

    void add(CompletionStage<?> write) {
        stages.add(write.toCompletableFuture());
    }

    /** Begun when the batch's earlier writes about the same thing are done: it sees what they wrote. */
    void addInTurn(String thing, Supplier<CompletionStage<Void>> write) {
        CompletionStage<Void> before = turns.getOrDefault(thing, CompletableFuture.completedFuture(null));
        CompletionStage<Void> its = before.thenCompose(done -> write.get());
        turns.put(thing, its);
        add(its);
    }

    /** Completes when every write has; fails where one failed. */
    CompletionStage<Void> all() {
        return CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new));
    }

    /** How the store and the API write the constants of an event: {@code HUB_ARRIVAL} as {@code hub_arrival}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Instant time(long epochMs) {
        return Instant.ofEpochMilli(epochMs);
    }

    static @Nullable Instant timeOrNull(@Nullable Long epochMs) {
        return epochMs == null ? null : Instant.ofEpochMilli(epochMs);
    }
}
