package fr.creneau.cli.eta;

import fr.creneau.cli.position.StopsCommand;
import picocli.CommandLine.Command;

/** {@code ./creneau eta}: arrival times and positions, measured; see its subcommands. */
@Command(
        name = "eta",
        mixinStandardHelpOptions = true,
        description = "Measures arrival times, windows and stops, and prints JSON.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            EvaluateCommand.class,
            SimulateCommand.class,
            FollowCommand.class,
            StopsCommand.class,
            ModelsCommand.class
        })
public final class EtaCommand {}
