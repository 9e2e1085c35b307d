package fr.creneau.server.http;

import io.javalin.http.Context;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entity tags: a client that has the newest is told so and nothing more. Stateless. */
public final class Etags {
    private Etags() {}

    /** Sets the tag; answers 304 and returns true where the client has this already. */
    public static boolean isFresh(Context ctx, String revision) {
        String tag = "\"" + revision + "\"";
        ctx.header("ETag", tag);
        ctx.header("Cache-Control", "private, no-cache");
        @Nullable String known = ctx.header("If-None-Match");
        if (known == null
                || Arrays.stream(known.split(",")).noneMatch(t -> t.trim().equals(tag))) {
            return false;
        }
        ctx.status(304);
        return true;
    }
}
