package fr.creneau.cli.up;

import fr.creneau.cli.Main;
import fr.creneau.cli.UserError;
import fr.creneau.engines.DataFolder;
import fr.creneau.engines.EngineException;
import fr.creneau.engines.ProcessStatus;
import fr.creneau.engines.Supervisor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The process that {@code up} leaves behind: keeps engines and server running until it is told to end. */
@Command(name = "supervise", hidden = true, description = "What `up` leaves behind; not meant to be typed.")
public final class SuperviseCommand implements Callable<Integer> {
    @Mixin
    private final StackOptions options = new StackOptions();

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile List<Stack.Elsewhere> elsewhere = List.of();
    private volatile SupervisorState.Phase phase = SupervisorState.Phase.STARTING;

    @Override
    public Integer call() throws InterruptedException {
        // SIGTERM and Ctrl-C come in as the JVM's shutdown: it lasts until the children are gone.
        Runtime.getRuntime().addShutdownHook(new Thread(this::endAndWait, "supervise-end"));
        try (DataFolder data = DataFolder.open(options.dataFolder())) {
            return keep(data);
        } finally {
            ended.countDown();
        }
    }

    private int keep(DataFolder data) throws InterruptedException {
        Path folder = data.root();
        try {
            Stack stack = Stack.of(options, data);
            elsewhere = stack.elsewhere();
            tell(folder, null, List.of());
            try (Supervisor supervisor = Supervisor.start(stack.stages(), processes -> tell(folder, null, processes))) {
                phase = SupervisorState.Phase.RUNNING;
                tell(folder, null, supervisor.status());
                told.await();
                phase = SupervisorState.Phase.STOPPING;
            }
            phase = SupervisorState.Phase.STOPPED;
            tell(folder, null, List.of());
            return Main.OK;
        } catch (EngineException | UserError e) {
            phase = SupervisorState.Phase.FAILED;
            tell(folder, e.getMessage(), List.of());
            return Main.FAILED;
        }
    }

    private synchronized void tell(Path folder, @Nullable String problem, List<ProcessStatus> processes) {
        SupervisorState.ofThisProcess(phase, problem, processes, elsewhere).write(folder);
        StringBuilder line = new StringBuilder(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + phase);
        for (ProcessStatus process : processes) {
            line.append(" | %s %s pid %d restarts %d"
                    .formatted(process.name(), process.state(), process.pid(), process.restarts()));
        }
        System.out.println(line + (problem == null ? "" : " " + problem));
    }

    private void endAndWait() {
        told.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
