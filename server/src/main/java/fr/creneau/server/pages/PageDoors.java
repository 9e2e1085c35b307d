package fr.creneau.server.pages;

import fr.creneau.server.http.Etags;
import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Problem;
import fr.creneau.server.security.Access;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The built pages, held in memory: they are few and small. Names under {@code /assets} carry a digest of their content,
 * so that browsers may keep them for ever; everything else is asked again and answered with 304.
 */
public final class PageDoors implements Feature {
    private static final Logger LOG = LoggerFactory.getLogger(PageDoors.class);
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("pbf", "application/x-protobuf"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private record Page(byte[] content, String type, String tag, boolean forEver) {}

    private final Map<String, Page> pages = new HashMap<>();

    /** @param folder what the pages' build wrote; where it is missing the API serves alone */
    public PageDoors(Path folder) {
        if (!Files.isDirectory(folder)) {
            LOG.warn("no pages in {}: the API serves alone. Maybe build them: npm ci && npm run build in web/", folder);
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pages in %s cannot be read".formatted(folder), e);
        }
    }

    private void add(String name, byte[] content) {
        @Nullable
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        CRC32 crc = new CRC32();
        crc.update(content);
        pages.put(
                name,
                new Page(
                        content,
                        type == null ? "application/octet-stream" : type,
                        Long.toString(crc.getValue(), 36),
                        name.startsWith("assets/")));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", ctx -> send(ctx, "index.html"), Access.OPEN);
        routes.get("/t/{token}", ctx -> send(ctx, "recipient.html"), Access.OPEN);
        routes.get("/ops", ctx -> send(ctx, "ops.html"), Access.OPEN);
        routes.get("/ops/<place>", ctx -> send(ctx, "ops.html"), Access.OPEN);
        routes.get("/promises", ctx -> send(ctx, "promises.html"), Access.OPEN);
        routes.get("/outbox", ctx -> send(ctx, "outbox.html"), Access.OPEN);
        for (String name : pages.keySet()) {
            if (!name.endsWith(".html")) {
                routes.get("/" + name, ctx -> send(ctx, name), Access.OPEN);
            }
        }
    }

    private void send(Context ctx, String name) {
        Page page = pages.get(name);
        if (page == null) {
            throw Problem.of(404, "no-pages", "The pages are not built", "Maybe run npm ci && npm run build in web/.")
                    .thrown();
        }
        if (Etags.isFresh(ctx, page.tag())) {
            return;
        }
        if (page.forEver()) {
            ctx.header("Cache-Control", "public, max-age=31536000, immutable");
        }
        ctx.contentType(page.type()).result(page.content());
    }
}
