package fr.creneau.cli.admin;

import fr.creneau.cli.Main;
import fr.creneau.cli.UserError;
import fr.creneau.events.EventCodec;
import fr.creneau.events.UnreadableEvent;
import fr.creneau.streams.DeadLetters;
import fr.creneau.streams.DeadLetters.Letter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./creneau admin dead-letters}: what could not be processed. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Lists, shows and replays what could not be processed.",
        synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists the letters that were not replayed, oldest first.")
    int list(
            @Mixin Installation installation,
            @Option(names = "--all", description = "The replayed too.") boolean all,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "At most so many (default ${DEFAULT-VALUE}).")
                    int limit)
            throws InterruptedException {
        List<Letter> letters = on(installation, dead -> all ? dead.listAll() : dead.list());
        if (letters.isEmpty()) {
            out().println("There are no dead letters.");
            return Main.OK;
        }
        Columns table = new Columns("letter", "buried", "from", "by", "replayed", "reason");
        letters.stream()
                .limit(limit)
                .forEach(letter -> table.line(
                        letter.id(),
                        Instant.ofEpochMilli(letter.buriedAtMs()),
                        origin(letter),
                        letter.stage(),
                        letter.replayed() ? "yes" : "no",
                        letter.reason()));
        table.print(out());
        if (letters.size() > limit) {
            out().println("… and %d more: --limit %d shows all.".formatted(letters.size() - limit, letters.size()));
        }
        return Main.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows a letter whole. What it holds may be about a person.")
    int show(
            @Mixin Installation installation,
            @Parameters(paramLabel = "LETTER", description = "As `list` names it.") String id)
            throws InterruptedException {
        Letter letter = on(installation, dead -> find(dead.listAll(), id));
        byte[] key = letter.key();
        out().println("letter    " + letter.id() + (letter.replayed() ? ", replayed" : ""));
        out().println("buried    " + Instant.ofEpochMilli(letter.buriedAtMs()) + " by " + letter.stage());
        out().println("from      " + origin(letter));
        out().println("reason    " + letter.reason());
        out().println("key       " + (key == null ? "none" : new String(key, StandardCharsets.UTF_8)));
        out().println(body(letter.bytes()));
        return Main.OK;
    }

    private static String body(byte[] bytes) {
        try {
            var event = new EventCodec().decode(bytes);
            return "event     " + event.getSchema().getName() + " " + event;
        } catch (UnreadableEvent e) {
            return "event     unreadable: " + e.getMessage() + System.lineSeparator() + "bytes     "
                    + HexFormat.of().formatHex(bytes);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Sends letters back to the topic that they came by. One that was replayed is not sent again;"
                    + " one that fails again becomes a new letter.")
    int replay(
            @Mixin Installation installation,
            @Parameters(paramLabel = "LETTER", arity = "0..*", description = "As `list` names them.") @Nullable
                    Set<String> ids,
            @Option(names = "--all", description = "Every letter that was not replayed yet.") boolean all)
            throws InterruptedException {
        Set<String> named = ids == null ? Set.of() : ids;
        if (all == !named.isEmpty()) {
            throw new UserError(
                    "Which letters? Expected their names, or --all.", "`admin dead-letters list` has the names.");
        }
        int replayed = on(installation, dead -> {
            List<Letter> known = named.isEmpty() ? List.of() : dead.listAll();
            named.forEach(id -> find(known, id));
            return dead.replay(letter -> all || named.contains(letter.id()));
        });
        int before = all ? 0 : named.size() - replayed;
        out().println(replayed + (replayed == 1 ? " letter" : " letters") + " replayed"
                + (before == 0 ? "." : "; " + before + " had been replayed before."));
        return Main.OK;
    }

    private static Letter find(List<Letter> letters, String id) {
        return letters.stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "There is no dead letter '%s'.".formatted(id),
                        "`admin dead-letters list --all` has the names, such as 2:17."));
    }

    private static String origin(Letter letter) {
        return "%s-%d@%d".formatted(letter.sourceTopic(), letter.sourcePartition(), letter.sourceOffset());
    }

    private static <T> T on(Installation installation, Function<DeadLetters, T> work) throws InterruptedException {
        return installation.withLog(log -> {
            try (DeadLetters dead = new DeadLetters(log)) {
                return work.apply(dead);
            }
        });
    }
}
