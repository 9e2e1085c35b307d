package fr.creneau.server.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads a body that anybody may send: it is small, and comes within seconds. Stateless. */
public final class SmallBody {
    private static final int LARGEST = 4 << 10;

    /** Looked at whenever something comes; a client that sends nothing at all is ended by Jetty's idle timeout. */
    private static final Duration SLOWEST = Duration.ofSeconds(10);

    private SmallBody() {}

    /** The bytes, whatever charset the request claims; ends it with 413 beyond 4 KiB, with 408 after 10 s. */
    public static byte[] read(Context ctx) {
        try {
            return read(ctx.req().getInputStream());
        } catch (IOException e) {
            // The client went, or said nothing for as long as Jetty waits: no defect of ours.
            throw Problems.ofStatus(400).thrown();
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        long begun = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[LARGEST];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            body.write(chunk, 0, n);
            if (body.size() > LARGEST) {
                throw Problems.ofStatus(413).thrown();
            }
            if (System.nanoTime() - begun > SLOWEST.toNanos()) {
                throw Problems.ofStatus(408).thrown();
            }
        }
        return body.toByteArray();
    }
}
