package fr.creneau.server.live;

import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events to one client, written only when its socket takes them: nobody waits for a slow client. Every event
 * has a slot, and a newer event takes the place of an older one of the same slot that the client has not taken yet.
 * Thread-safe.
 */
public final class SseStream implements WriteListener {
    /** A client that leaves more slots than this waiting is gone in all but name. */
    private static final int MOST_SLOTS = 2_000;

    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private final ServletOutputStream out;
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private final Map<String, byte[]> waiting = new LinkedHashMap<>();
    private boolean started;
    private boolean flushDue;
    private boolean closed;

    private SseStream(ServletOutputStream out) {
        this.out = out;
    }

    /** Answers the request with a stream; it lives until the client goes or {@link #close} is called. */
    public static SseStream open(Context ctx) throws IOException {
        AsyncContext async = ctx.req().startAsync();
        async.setTimeout(0);
        ctx.res().setStatus(200);
        ctx.res().setContentType("text/event-stream");
        ctx.res().setCharacterEncoding("utf-8");
        ctx.res().setHeader("Cache-Control", "no-store");
        // Asks reverse proxies not to hold events back.
        ctx.res().setHeader("X-Accel-Buffering", "no");
        SseStream stream = new SseStream(ctx.res().getOutputStream());
        stream.offer("", HEARTBEAT);
        stream.out.setWriteListener(stream);
        ctx.future(() -> stream.done);
        return stream;
    }

    /** Completes when the stream has ended, whoever ended it. */
    public CompletableFuture<@Nullable Void> done() {
        return done;
    }

    /**
     * Sends an event, or puts it in the place of the slot's older one.
     *
     * @param id what the client repeats as Last-Event-ID; null: none
     * @param json one line
     */
    public void send(String slot, String name, @Nullable String id, byte[] json) {
        StringBuilder head = new StringBuilder();
        if (id != null) {
            head.append("id: ").append(id).append('\n');
        }
        head.append("event: ").append(name).append("\ndata: ");
        byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] event = new byte[start.length + json.length + 2];
        System.arraycopy(start, 0, event, 0, start.length);
        System.arraycopy(json, 0, event, start.length, json.length);
        event[event.length - 2] = '\n';
        event[event.length - 1] = '\n';
        offer(slot, event);
    }

    /** A comment that keeps proxies from ending a quiet stream, and shows whether the client is still there. */
    public void heartbeat() {
        offer("", HEARTBEAT);
    }

    public void close() {
        end();
    }

    private void offer(String slot, byte[] event) {
        boolean tooSlow;
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.put(slot, event);
            tooSlow = waiting.size() > MOST_SLOTS;
        }
        if (tooSlow) {
            end();
        } else {
            drain();
        }
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            started = true;
        }
        drain();
    }

    @Override
    public void onError(Throwable problem) {
        end();
    }

    private void drain() {
        boolean broken = false;
        synchronized (this) {
            try {
                while (started && !closed && out.isReady()) {
                    Iterator<byte[]> next = waiting.values().iterator();
                    if (next.hasNext()) {
                        byte[] event = next.next();
                        next.remove();
                        out.write(event);
                        flushDue = true;
                    } else if (flushDue) {
                        flushDue = false;
                        out.flush();
                    } else {
                        break;
                    }
                }
            } catch (IOException | RuntimeException e) {
                broken = true;
            }
        }
        if (broken) {
            end();
        }
    }

    private void end() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
        }
        done.complete(null);
    }
}
