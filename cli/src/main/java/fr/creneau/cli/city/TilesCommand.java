package fr.creneau.cli.city;

import fr.creneau.city.tiles.TileExport;
import fr.creneau.city.town.Town;
import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./creneau city tiles}: the town's map for the pages. */
@Command(
        name = "tiles",
        mixinStandardHelpOptions = true,
        description =
                "Writes the town's map as vector tiles, z/x/y.pbf, and beside them town.json and the streets to match to.")
public final class TilesCommand implements Callable<Integer> {
    @Mixin
    private final TownOptions options = new TownOptions();

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where to; made when absent.")
    private Path out = Path.of("");

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        Report report = new Report("city tiles");
        try (Town town = options.load(System.err::println)) {
            long started = System.nanoTime();
            TileExport.Written written = TileExport.write(town, out, System.err::println);
            report.put("name", town.name())
                    .put("tiles", written.tiles())
                    .put("bytes", written.bytes())
                    .put("arcs", written.arcs())
                    .put("seconds", Math.round((System.nanoTime() - started) / 1e7) / 100.0)
                    .note("Map data " + Town.ATTRIBUTION + ", ODbL.");
        } catch (IOException e) {
            throw new UserError("The tiles could not be written to " + out + ": " + e.getMessage(), "another --out.");
        }
        report.write(json);
        return Main.OK;
    }
}
