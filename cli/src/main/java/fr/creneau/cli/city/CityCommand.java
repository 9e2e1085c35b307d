package fr.creneau.cli.city;

import picocli.CommandLine.Command;

/** {@code ./creneau city}: a look at the simulated town and its day. */
@Command(
        name = "city",
        mixinStandardHelpOptions = true,
        description = "Looks at the simulated town and its delivery day; starts nothing.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DescribeCommand.class, TilesCommand.class, LawCommand.class, PlacesCommand.class})
public final class CityCommand {}
