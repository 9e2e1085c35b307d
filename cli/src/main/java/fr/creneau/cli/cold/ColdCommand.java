package fr.creneau.cli.cold;

import fr.creneau.cli.cold.nab.NabCommand;
import fr.creneau.cli.cold.simulate.SimulateCommand;
import picocli.CommandLine.Command;

/** {@code ./creneau cold}: what readings of temperature say of the food; see its subcommands. */
@Command(
        name = "cold",
        mixinStandardHelpOptions = true,
        description = "What readings of temperature say of the food; starts nothing.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ReplayCommand.class, SimulateCommand.class, NabCommand.class})
public final class ColdCommand {}
