package fr.creneau.server.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body that may come without end: while it comes, its sender is asked for now and then. Not thread-safe. */
final class AskedBody extends FilterInputStream {
    private final long everyNanos;
    private final Runnable question;
    private long askedNanos = System.nanoTime();

    /** @param question throws where the sender may not go on */
    AskedBody(InputStream in, Duration every, Runnable question) {
        super(in);
        this.everyNanos = every.toNanos();
        this.question = question;
    }

    private void ask() {
        long now = System.nanoTime();
        if (now - askedNanos > everyNanos) {
            askedNanos = now;
            question.run();
        }
    }

    @Override
    public int read() throws IOException {
        ask();
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        ask();
        return super.read(into, offset, length);
    }
}
