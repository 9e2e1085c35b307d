package fr.creneau.cli.forecast;

import picocli.CommandLine.Command;

/** {@code ./creneau forecast}: the forecast lab; see its subcommands. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description = "Forecasts volumes: tries candidates on the past, tells what comes, compares experiments.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BacktestCommand.class, RunCommand.class, CompareCommand.class, ForecastBench.class})
public final class ForecastCommand {}
