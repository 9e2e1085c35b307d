package fr.creneau.cli.up;

import fr.creneau.cli.Main;
import fr.creneau.cli.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./creneau down}: ends the supervisor, and with it the server and the engines. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Ends the server, then the engines that `up` started; the data stay.")
public final class DownCommand implements Callable<Integer> {
    private static final long PATIENCE_S = 90;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The data folder that `up` was given; `data` in the checkout where not given.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = StackOptions.dataFolder(data);
        Optional<ProcessHandle> supervisor = SupervisorState.read(folder).flatMap(SupervisorState::findSupervisor);
        if (supervisor.isEmpty()) {
            out.println("Nothing is up on " + folder + ".");
            return Main.OK;
        }
        supervisor.get().destroy();
        try {
            supervisor.get().onExit().get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new UserError(
                    "The supervisor (process %d) has not ended within %d s."
                            .formatted(supervisor.get().pid(), PATIENCE_S),
                    "`kill -9 %d` ends it, and its children leave by themselves within 20 s; nothing acknowledged is lost."
                            .formatted(supervisor.get().pid()));
        }
        out.println("Down. The data stay in " + folder + ".");
        return Main.OK;
    }
}
