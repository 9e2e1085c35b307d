package fr.creneau.server.pages;

import fr.creneau.server.http.Etags;
import fr.creneau.server.http.Feature;
import fr.creneau.server.security.Access;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The API's description as it is, and as a page to read. */
public final class DocsDoors implements Feature {
    private final byte[] openapi = OpenApi.yaml();
    private final byte[] css = resource("/fr/creneau/server/pages/docs.css");
    private final byte[] page = DocsPage.of(OpenApi.tree());

    @Override
    public void addTo(RoutesConfig routes) {
        String tag = Integer.toHexString(java.util.Arrays.hashCode(openapi));
        routes.get(
                "/openapi.yaml",
                ctx -> {
                    if (!Etags.isFresh(ctx, tag)) {
                        ctx.contentType("application/yaml").result(openapi);
                    }
                },
                Access.OPEN);
        routes.get(
                "/docs",
                ctx -> {
                    if (!Etags.isFresh(ctx, tag)) {
                        ctx.contentType("text/html; charset=utf-8").result(page);
                    }
                },
                Access.OPEN);
        routes.get(
                "/docs/docs.css",
                ctx -> ctx.contentType("text/css; charset=utf-8").result(css),
                Access.OPEN);
    }

    static byte[] resource(String name) {
        try (InputStream in = DocsDoors.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
