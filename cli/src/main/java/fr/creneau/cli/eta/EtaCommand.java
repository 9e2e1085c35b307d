package fr.creneau.cli.eta;

import picocli.CommandLine.Command;

/** {@code ./creneau eta}: arrival times, measured; see its subcommands. */
@Command(
        name = "eta",
        mixinStandardHelpOptions = true,
        description = "Measures arrival times and windows, and prints JSON.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {EvaluateCommand.class, SimulateCommand.class, ModelsCommand.class})
public final class EtaCommand {}
