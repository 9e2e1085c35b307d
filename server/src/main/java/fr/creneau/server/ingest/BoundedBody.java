package fr.creneau.server.ingest;

import fr.creneau.server.http.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends the request with 413 when it grows beyond its bound, unpacked bytes counted. */
final class BoundedBody extends FilterInputStream {
    private final long most;
    private long read;

    BoundedBody(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        count(Math.max(0, n));
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) {
        read += bytes;
        if (read > most) {
            throw Problem.of(
                            413,
                            "body-too-large",
                            "The body is too large",
                            "This form takes at most %d bytes. Maybe send several requests, or application/x-ndjson, which has no bound."
                                    .formatted(most))
                    .thrown();
        }
    }
}
