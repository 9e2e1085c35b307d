package fr.creneau.cli;

import fr.creneau.cli.admin.AdminCommand;
import fr.creneau.cli.bench.BenchCommand;
import fr.creneau.cli.city.CityCommand;
import fr.creneau.cli.cold.ColdCommand;
import fr.creneau.cli.demo.DemoCommand;
import fr.creneau.cli.eta.EtaCommand;
import fr.creneau.cli.forecast.ForecastCommand;
import fr.creneau.cli.position.MatchCommand;
import fr.creneau.cli.rounds.RoundsCommand;
import fr.creneau.cli.rounds.slots.SlotsCommand;
import fr.creneau.cli.up.DownCommand;
import fr.creneau.cli.up.StatusCommand;
import fr.creneau.cli.up.SuperviseCommand;
import fr.creneau.cli.up.UpCommand;
import fr.creneau.engines.EngineException;
import fr.creneau.learning.eta.VersionTaken;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./creneau}: parses the command line and runs one command. */
@Command(
        name = "creneau",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "The day-of-delivery system of an express parcel carrier.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            SuperviseCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            CityCommand.class,
            AdminCommand.class,
            EtaCommand.class,
            MatchCommand.class,
            RoundsCommand.class,
            SlotsCommand.class,
            ColdCommand.class,
            ForecastCommand.class,
        })
public final class Main {
    /** A command ended with what it was asked to do. */
    public static final int OK = 0;

    /** The request could not be carried out; the reason is on standard error. */
    public static final int FAILED = 1;

    /** The command line or an input file is wrong; the reason and what to try are on standard error. */
    public static final int BAD_INPUT = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The whole command line, ready to execute; a new one for each call. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain);
    }

    /** What a person can mend is told in a sentence; anything else is a defect of ours and shows where. */
    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult ignored) {
        if (problem instanceof UserError || problem instanceof EngineException || problem instanceof VersionTaken) {
            command.getErr().println(problem.getMessage());
            return BAD_INPUT;
        }
        problem.printStackTrace(command.getErr());
        return FAILED;
    }
}
