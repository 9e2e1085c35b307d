package fr.creneau.server.outbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Carries messages of one channel out of the house. Thread-safe. */
public interface Courier {
    /**
     * A message as it leaves.
     *
     * @param messageId stable over all attempts
     * @param from the brand's sender, as the channel writes it
     * @param to an e-mail address or an E.164 phone number
     * @param subject null for an SMS
     * @param text with the link in it
     */
    record Letter(
            String messageId,
            String from,
            String fromName,
            String to,
            @Nullable String subject,
            String text) {
        @Override
        public String toString() {
            return "Letter[" + messageId + "]";
        }
    }

    /** What became of an attempt. A reason holds no personal data. */
    sealed interface Outcome {
        /** @param state {@code sent}, or {@code shown} where the outbox page is the only reader */
        record Delivered(String state) implements Outcome {}

        /** It will never be taken as it is. */
        record Refused(String reason) implements Outcome {}

        /** It may be taken later. */
        record NotNow(String reason) implements Outcome {}
    }

    /** Never fails: what went wrong is in the outcome. */
    CompletionStage<Outcome> carry(Letter letter);

    /** Whether the other side drops a letter that it was given before, by its id: then several may be under way at once. */
    default boolean dropsDoubles() {
        return false;
    }

    /** No way out is configured: the outbox page shows the message. */
    static Courier shelf() {
        return new Courier() {
            @Override
            public CompletionStage<Outcome> carry(Letter letter) {
                return CompletableFuture.completedFuture(new Outcome.Delivered("shown"));
            }

            /** Nothing leaves. */
            @Override
            public boolean dropsDoubles() {
                return true;
            }
        };
    }
}
