package fr.creneau.cli.admin;

import picocli.CommandLine.Command;

/** {@code ./creneau admin}: see its subcommands. */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "Looks after an installation: staff, keys, dead letters, the store.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StaffCommand.class, KeysCommand.class, DeadLettersCommand.class, RebuildStoreCommand.class},
        footer = {"", "Without --cassandra and --kafka, the installation is what `./creneau up` keeps running."})
public final class AdminCommand {}
