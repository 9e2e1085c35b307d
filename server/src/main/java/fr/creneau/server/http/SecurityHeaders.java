package fr.creneau.server.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Headers on every answer: pages run our own scripts alone, nobody frames them, and no link leaks as a referrer. */
final class SecurityHeaders implements Handler {
    /** Map workers are made from blobs; everything else is a file of ours. */
    private static final String CSP =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private final boolean secure;

    /** @param secure browsers reach this site by HTTPS, and are to keep to it */
    SecurityHeaders(boolean secure) {
        this.secure = secure;
    }

    @Override
    public void handle(Context ctx) {
        ctx.header("Content-Security-Policy", CSP);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        ctx.header("Cache-Control", "no-store");
        if (secure) {
            ctx.header("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
