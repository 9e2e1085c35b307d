package fr.creneau.cli.admin;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.server.security.Caller;
import fr.creneau.server.security.Guard;
import fr.creneau.store.KeyStore.Key;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./creneau admin keys}: the devices, shippers and planning systems that may report, by their keys. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Creates, lists and revokes the keys of devices, shippers and planning systems.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Rotate without a gap: create a second key for the same owner, put it to use, then revoke the first by its id."
        })
final class KeysCommand {
    private static final String KIND = "device, shipper or planner.";
    private static final String OWNER = "Who holds it, e.g. the name of a phone, a shop, a planning system.";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Creates a key. It goes to standard output, this once; only its hash is kept.")
    int create(
            @Mixin Installation installation,
            @Parameters(paramLabel = "KIND", description = KIND) Caller.Kind kind,
            @Parameters(paramLabel = "OWNER", description = OWNER) String owner,
            @Option(
                            names = "--scope",
                            paramLabel = "ID",
                            required = true,
                            split = ",",
                            description =
                                    "The vans that a device may report for, the brands that a shipper announces for,"
                                            + " the depots that a planner plans for; several with commas; '*': all.")
                    Set<String> scope) {
        record Made(int others, String key) {}
        Made made = installation.withRegistrar(registrar -> {
            try {
                int others = registrar.listLiveKeys(kind, owner).size();
                return new Made(others, registrar.createKey(kind, owner, scope));
            } catch (IllegalArgumentException e) {
                throw new UserError(e.getMessage() + ".", "use a name such as van-12.phone.");
            }
        });
        PrintWriter err = spec.commandLine().getErr();
        if (made.others() > 0) {
            err.println("%s has %d other keys that work; `admin keys list %s` has their ids."
                    .formatted(owner, made.others(), word(kind)));
        }
        err.println("The key of %s %s:".formatted(word(kind), owner));
        err.flush();
        out().println(made.key());
        return Main.OK;
    }

    @Command(mixinStandardHelpOptions = true, description = "Revokes an owner's keys, or the one that is named.")
    int revoke(
            @Mixin Installation installation,
            @Parameters(paramLabel = "KIND", description = KIND) Caller.Kind kind,
            @Parameters(paramLabel = "OWNER", description = OWNER) String owner,
            @Option(names = "--key", paramLabel = "ID", description = "Only this one; `admin keys list` has the ids.")
                    @Nullable
                    String id) {
        int revoked = installation.withRegistrar(registrar -> {
            List<Key> live = registrar.listLiveKeys(kind, owner);
            List<Key> meant = live.stream()
                    .filter(key -> id == null || key.id().equals(id))
                    .toList();
            if (meant.isEmpty()) {
                throw new UserError(
                        "The %s '%s' has no key%s that works."
                                .formatted(word(kind), owner, id == null ? "" : " '" + id + "'"),
                        "`admin keys list %s` has owners and ids.".formatted(word(kind)));
            }
            meant.forEach(registrar::revokeKey);
            return meant.size();
        });
        out().println("%d %s of %s %s; every server refuses %s within %d s."
                .formatted(
                        revoked,
                        revoked == 1 ? "key" : "keys",
                        owner,
                        revoked == 1 ? "is revoked" : "are revoked",
                        revoked == 1 ? "it" : "them",
                        Guard.KEY_REVOKED_WITHIN.toSeconds()));
        return Main.OK;
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists all keys, the revoked too.")
    int list(
            @Mixin Installation installation,
            @Parameters(paramLabel = "KIND", arity = "0..1", description = KIND + " All where not given.")
                    Caller.@Nullable Kind kind,
            @Option(names = "--json", description = "Print one JSON object.") boolean json) {
        List<Key> keys = installation.withRegistrar(registrar -> Stream.of(Caller.Kind.values())
                .filter(one -> kind == null || one == kind)
                .flatMap(one -> registrar.listKeys(one).stream())
                .sorted(Comparator.comparing(Key::kind)
                        .thenComparing(Key::owner)
                        .thenComparing(Key::createdAt))
                .toList());
        if (json) {
            out().println(new Report("admin keys list")
                    .put("keys", keys.stream().map(KeysCommand::json).toList())
                    .toJson());
            return Main.OK;
        }
        Columns table = new Columns("kind", "owner", "key", "scope", "since", "revoked");
        keys.forEach(key -> table.line(
                key.kind(), key.owner(), key.id(), String.join(",", scopeOf(key)), key.createdAt(), key.revokedAt()));
        table.print(out());
        return Main.OK;
    }

    private static List<String> scopeOf(Key key) {
        return key.scope().stream().sorted().toList();
    }

    private static Map<String, @Nullable Object> json(Key key) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", key.kind());
        json.put("owner", key.owner());
        json.put("key", key.id());
        json.put("scope", scopeOf(key));
        json.put("created_at", key.createdAt().toString());
        Instant revokedAt = key.revokedAt();
        json.put("revoked_at", revokedAt == null ? null : revokedAt.toString());
        return json;
    }

    private static String word(Caller.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
