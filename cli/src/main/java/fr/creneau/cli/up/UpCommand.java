package fr.creneau.cli.up;

import fr.creneau.cli.Home;
import fr.creneau.cli.Main;
import fr.creneau.cli.UserError;
import fr.creneau.engines.DataFolder;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./creneau up}: starts what is not running yet, waits until it serves, and leaves a supervisor behind. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the engines and the server, waits until they serve, and leaves them running.",
        footer = {
            "",
            "A ring of three, of which any one node may be lost:",
            "  ./creneau up --cassandra A:9042,B:9042,C:9042 --replication 3",
            "",
            "`./creneau status` says how they are, `./creneau down` ends them; the data stay."
        })
public final class UpCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MS = 200;

    @Mixin
    private final StackOptions options = new StackOptions();

    @Option(names = "--wipe", description = "Start afresh: deletes the data of all engines first.")
    private boolean wipe;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = options.dataFolder();
        Optional<SupervisorState> before = SupervisorState.read(folder)
                .filter(state -> state.findSupervisor().isPresent());
        if (before.isPresent()) {
            throw new UserError(
                    "Créneau is up already on %s (process %d)."
                            .formatted(folder, before.get().supervisorPid()),
                    "you want `./creneau status`, or `./creneau down` first.");
        }
        if (wipe) {
            DataFolder.wipe(folder);
        }
        checkInTheForeground(folder);
        return await(folder, launch(folder));
    }

    /** What cannot be had is said here, by this process, and not in a log. */
    private void checkInTheForeground(Path folder) {
        try (DataFolder data = DataFolder.open(folder)) {
            Stack.of(options, data);
        }
    }

    private Process launch(Path folder) throws IOException {
        Path log = Files.createDirectories(folder.resolve("log")).resolve("supervisor.log");
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            words.add("/usr/bin/setsid"); // a session of its own: neither Ctrl-C nor a closed terminal reaches it
        }
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcreneau.home=" + Home.path(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "supervise"));
        words.addAll(options.words());
        return new ProcessBuilder(words)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
    }

    private int await(Path folder, Process supervisor) throws InterruptedException {
        PrintWriter out = spec.commandLine().getErr();
        Set<String> said = new HashSet<>();
        long started = System.nanoTime();
        while (true) {
            boolean alive = !supervisor.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            Optional<SupervisorState> state =
                    SupervisorState.read(folder).filter(one -> one.supervisorPid() == supervisor.pid());
            state.ifPresent(now -> sayNews(now, said, started, out));
            if (state.isPresent() && state.get().phase() == SupervisorState.Phase.RUNNING) {
                sayWhereToGo(state.get());
                return Main.OK;
            }
            if (!alive) {
                String problem = state.map(SupervisorState::problem)
                        .orElse("The supervisor ended with exit code " + supervisor.exitValue() + "."
                                + System.lineSeparator() + "Maybe "
                                + folder.resolve("log").resolve("supervisor.log") + " says why.");
                out.println(problem);
                return Main.FAILED;
            }
        }
    }

    private static void sayNews(SupervisorState state, Set<String> said, long started, PrintWriter out) {
        for (SupervisorState.Kept process : state.processes()) {
            String news =
                    switch (process.state()) {
                        case WAITING -> "";
                        case STARTING -> process.name() + " is starting …";
                        case READY -> process.name() + " is ready: " + process.address();
                        case RESTARTING -> process.problem() == null ? "" : process.problem();
                        case STOPPED -> process.name() + " has ended.";
                    };
            if (!news.isEmpty() && said.add(news)) {
                out.printf("%5.1f s  %s%n", (System.nanoTime() - started) / 1e9, news);
                out.flush();
            }
        }
    }

    private void sayWhereToGo(SupervisorState state) {
        PrintWriter out = spec.commandLine().getOut();
        for (SupervisorState.Kept process : state.processes()) {
            out.printf("%-10s %s%n", process.name(), process.address());
        }
        for (Stack.Elsewhere cluster : state.elsewhere()) {
            out.printf("%-10s %s (not ours to start or stop)%n", cluster.name(), cluster.address());
        }
        out.println("`./creneau status` says how they are, `./creneau down` ends them.");
        out.flush();
    }
}
