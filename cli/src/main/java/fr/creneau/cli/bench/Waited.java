package fr.creneau.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long each request waited for its answer, and what that was. Thread-safe. */
final class Waited {
    /** The status of a request that got no answer at all. */
    static final int NO_ANSWER = 0;

    /**
     * One request.
     *
     * @param what was asked
     * @param sentNanos when, on the monotonic clock
     * @param tookNanos until its answer was read, or it was given up
     * @param status of the answer, or {@link #NO_ANSWER}
     */
    record Request(String what, long sentNanos, long tookNanos, int status) {
        @Override
        public String toString() {
            return "%s: %d after %,d ms".formatted(what, status, tookNanos / 1_000_000);
        }
    }

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

    /** Notes a request that has ended just now. */
    void note(String what, long sentNanos, int status) {
        requests.add(new Request(what, sentNanos, System.nanoTime() - sentNanos, status));
    }

    List<Request> requests() {
        return new ArrayList<>(requests);
    }

    long longestNanos() {
        return requests.stream().mapToLong(Request::tookNanos).max().orElse(0);
    }
}
