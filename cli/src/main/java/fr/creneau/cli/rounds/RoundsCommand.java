package fr.creneau.cli.rounds;

import picocli.CommandLine.Command;

/** {@code ./creneau rounds}: see its subcommands. */
@Command(
        name = "rounds",
        mixinStandardHelpOptions = true,
        description = "Makes rounds from stops with time windows, and measures how good they are.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SolveCommand.class, RoundsBench.class})
public final class RoundsCommand {}
