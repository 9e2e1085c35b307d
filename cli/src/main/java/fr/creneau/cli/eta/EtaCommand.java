package fr.creneau.cli.eta;

import fr.creneau.cli.position.StopsCommand;
import picocli.CommandLine.Command;

/** {@code ./creneau eta}: the engines of arrival times and positions, with nothing running. */
@Command(
        name = "eta",
        mixinStandardHelpOptions = true,
        description = "Measures the engines of arrival times and positions on files.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StopsCommand.class,
        })
public final class EtaCommand {}
