package fr.creneau.server.pages;

import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Problem;
import fr.creneau.server.security.Access;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The town's map: vector tiles {@code z/x/y.pbf} and {@code town.json} in one folder, which may come while the server
 * runs.
 */
public final class TownDoors implements Feature {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,8}");

    private final Path folder;

    public TownDoors(Path folder) {
        this.folder = folder;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/town", this::town, Access.OPEN);
        routes.get("/tiles/{z}/{x}/{y}.pbf", this::tile, Access.OPEN);
    }

    private void town(Context ctx) throws IOException {
        Path file = folder.resolve("town.json");
        if (!Files.isRegularFile(file)) {
            throw Problem.of(
                            404, "no-town", "No town is drawn", "Maybe start the demo, or give the folder with --town.")
                    .thrown();
        }
        ctx.header("Cache-Control", "no-cache").contentType("application/json").result(Files.readAllBytes(file));
    }

    private void tile(Context ctx) throws IOException {
        String z = number(ctx, "z");
        String x = number(ctx, "x");
        String y = number(ctx, "y");
        ctx.header("Cache-Control", "public, max-age=86400");
        try {
            ctx.contentType("application/vnd.mapbox-vector-tile")
                    .result(Files.readAllBytes(folder.resolve(z).resolve(x).resolve(y + ".pbf")));
        } catch (NoSuchFileException e) {
            // Outside of the town there is nothing to draw; 404 would fill the browser's console.
            ctx.status(204);
        }
    }

    private static String number(Context ctx, String name) {
        String value = ctx.pathParam(name);
        if (!NUMBER.matcher(value).matches()) {
            throw Problem.badValue(400, name, value, "a whole number").thrown();
        }
        return value;
    }
}
