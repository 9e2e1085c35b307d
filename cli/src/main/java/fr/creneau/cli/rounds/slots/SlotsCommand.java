package fr.creneau.cli.rounds.slots;

import picocli.CommandLine.Command;

/** {@code ./creneau slots}: see its subcommands. */
@Command(
        name = "slots",
        mixinStandardHelpOptions = true,
        description = "Which two-hour slots a depot can keep.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SlotsBench.class})
public final class SlotsCommand {}
