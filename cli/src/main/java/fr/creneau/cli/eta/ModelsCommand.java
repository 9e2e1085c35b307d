package fr.creneau.cli.eta;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.learning.eta.ModelShelf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./creneau eta models}: which learnt model is in use, with its scores; and one step back. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Shows the learnt models of a shelf with their scores, the one in use last; takes one back.")
public final class ModelsCommand implements Callable<Integer> {
    @Option(names = "--shelf", required = true, paramLabel = "DIR", description = "The folder of models.")
    private Path folder = Path.of("");

    @Option(names = "--roll-back", description = "Put the version before the one in use back in use.")
    private boolean rollBack;

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "There is no shelf " + folder + ".", "eta evaluate --publish " + folder + " makes one.");
        }
        ModelShelf shelf = new ModelShelf(folder);
        if (rollBack && shelf.rollBack().isEmpty()) {
            throw new UserError(
                    "The shelf %s has no version to go back to.".formatted(folder),
                    "publish a better model: eta evaluate --publish " + folder + ".");
        }
        List<Map<String, Object>> versions = new ArrayList<>();
        for (String version : shelf.listInUse()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("version", version);
            new TreeMap<>(shelf.about(version)).forEach((name, value) -> one.put(String.valueOf(name), value));
            versions.add(one);
        }
        new Report("eta models")
                .put("in_use", shelf.findVersion().orElse(null))
                .put("versions", versions)
                .write(null);
        return Main.OK;
    }
}
