package fr.creneau.cli.admin;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.server.security.Guard;
import fr.creneau.server.security.Registrar;
import fr.creneau.store.StaffStore.Member;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./creneau admin staff}: who may log in. */
@Command(
        name = "staff",
        mixinStandardHelpOptions = true,
        description = "Creates, lists and revokes those who may log in.",
        synopsisSubcommandLabel = "COMMAND")
final class StaffCommand {
    private static final String NAME = "What they log in with.";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Creates somebody. Their first password goes to standard output, this once; only its hash is kept.")
    int create(
            @Mixin Installation installation,
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            required = true,
                            split = ",",
                            description = "dispatcher, quality, planner or admin; several with commas.")
                    Set<String> roles) {
        checkRoles(roles);
        String password = installation
                .withRegistrar(registrar -> {
                    try {
                        return registrar.createStaff(name, roles);
                    } catch (IllegalArgumentException e) {
                        throw new UserError(e.getMessage() + ".", "use a name such as anne.martin.");
                    }
                })
                .orElseThrow(() -> new UserError(
                        "There is a '%s' already.".formatted(name),
                        "you want `admin staff renew %s` for a new password, or `admin staff revoke %s` first."
                                .formatted(name, name)));
        err().println("%s may log in at /ops as %s, with this password:"
                .formatted(name, String.join(", ", sorted(roles))));
        err().flush();
        out().println(password);
        return Main.OK;
    }

    private static void checkRoles(Set<String> roles) {
        for (String role : roles) {
            if (!Registrar.ROLES.contains(role)) {
                throw new UserError(
                        "There is no role '%s': expected some of %s."
                                .formatted(role, String.join(", ", sorted(Registrar.ROLES))),
                        "write several as --role dispatcher,quality.");
            }
        }
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Gives somebody a new first password, shown this once, and ends their sessions.")
    int renew(@Mixin Installation installation, @Parameters(paramLabel = "NAME", description = NAME) String name) {
        String password = installation
                .withRegistrar(registrar -> registrar.renewPassword(name))
                .orElseThrow(() -> nobody(name));
        err().println("%s is logged out within %d s, and logs in with this password:"
                .formatted(name, Guard.REVOKED_WITHIN.toSeconds()));
        err().flush();
        out().println(password);
        return Main.OK;
    }

    @Command(mixinStandardHelpOptions = true, description = "Lets somebody log in no more, and ends their sessions.")
    int revoke(@Mixin Installation installation, @Parameters(paramLabel = "NAME", description = NAME) String name) {
        if (!installation.withRegistrar(registrar -> registrar.revokeStaff(name))) {
            throw nobody(name);
        }
        out().println("%s is revoked; every server lets them go within %d s."
                .formatted(name, Guard.REVOKED_WITHIN.toSeconds()));
        return Main.OK;
    }

    private static UserError nobody(String name) {
        return new UserError(
                "Nobody of the staff is called '%s', or they were revoked.".formatted(name),
                "`admin staff list` has the names.");
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists everybody, the revoked too.")
    int list(
            @Mixin Installation installation,
            @Option(names = "--json", description = "Print one JSON object.") boolean json) {
        List<Member> members = installation.withRegistrar(Registrar::listStaff).stream()
                .sorted(Comparator.comparing(Member::name))
                .toList();
        if (json) {
            out().println(new Report("admin staff list")
                    .put("staff", members.stream().map(StaffCommand::json).toList())
                    .toJson());
            return Main.OK;
        }
        Columns table = new Columns("name", "roles", "since", "revoked");
        members.forEach(m -> table.line(m.name(), String.join(",", sorted(m.roles())), m.createdAt(), m.revokedAt()));
        table.print(out());
        return Main.OK;
    }

    private static Map<String, @Nullable Object> json(Member member) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", member.name());
        json.put("roles", sorted(member.roles()));
        json.put("created_at", member.createdAt().toString());
        Instant revokedAt = member.revokedAt();
        json.put("revoked_at", revokedAt == null ? null : revokedAt.toString());
        return json;
    }
}
