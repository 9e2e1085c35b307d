package fr.creneau.cli.up;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.engines.ProcessStatus;
import fr.creneau.engines.ResidentMemory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./creneau status}: asks each process now, rather than repeat what it said when it started. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says of each process whether it runs and serves, its number, its memory and its address.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:everything serves", "1:something does not, or nothing is up"})
public final class StatusCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The data folder that `up` was given; `data` in the checkout where not given.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A line of the answer; pid 0 where there is no process of ours. */
    private record Line(
            String name,
            String state,
            boolean serves,
            long pid,
            OptionalLong memoryMb,
            int restarts,
            String address,
            @Nullable String problem) {}

    @Override
    public Integer call() {
        Path folder = StackOptions.dataFolder(data);
        Optional<SupervisorState> state =
                SupervisorState.read(folder).filter(one -> one.findSupervisor().isPresent());
        List<Line> lines = state.map(StatusCommand::ask).orElse(List.of());
        if (json) {
            printJson(folder, lines);
        } else if (lines.isEmpty()) {
            printNothingUp(folder);
        } else {
            printTable(lines);
        }
        return !lines.isEmpty() && lines.stream().allMatch(Line::serves) ? Main.OK : Main.FAILED;
    }

    private static List<Line> ask(SupervisorState state) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "Supervisor",
                state.phase().name().toLowerCase(Locale.ROOT),
                state.phase() == SupervisorState.Phase.RUNNING,
                state.supervisorPid(),
                ResidentMemory.mb(state.supervisorPid()),
                0,
                "",
                state.problem()));
        for (SupervisorState.Kept process : state.processes()) {
            boolean runs = process.pid() != 0
                    && ProcessHandle.of(process.pid())
                            .map(ProcessHandle::isAlive)
                            .orElse(false);
            lines.add(new Line(
                    process.name(),
                    runs
                            ? process.state() == ProcessStatus.State.READY ? "running" : "starting"
                            : process.state().name().toLowerCase(Locale.ROOT),
                    runs && serves(process.name(), process.address()),
                    process.pid(),
                    runs ? ResidentMemory.mb(process.pid()) : OptionalLong.empty(),
                    process.restarts(),
                    process.address(),
                    process.problem()));
        }
        for (Stack.Elsewhere cluster : state.elsewhere()) {
            lines.add(new Line(
                    cluster.name(),
                    "elsewhere",
                    serves(cluster.name(), cluster.address()),
                    0,
                    OptionalLong.empty(),
                    0,
                    cluster.address(),
                    null));
        }
        return lines;
    }

    private static boolean serves(String name, String address) {
        return switch (name) {
            case "Cassandra" -> Stack.anyAnswersCql(address);
            case "Kafka" -> Stack.anyAnswersKafka(address);
            default -> ServerProcess.isReady(address);
        };
    }

    private void printNothingUp(Path folder) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Nothing is up on " + folder + ".");
        SupervisorState.read(folder)
                .filter(state -> state.phase() != SupervisorState.Phase.STOPPED)
                .ifPresent(
                        state -> out.println(
                                state.problem() != null
                                        ? "The last start failed:" + System.lineSeparator() + state.problem()
                                        : "The supervisor was ended without `./creneau down`; `./creneau up` starts again on the same data."));
        out.flush();
    }

    private void printTable(List<Line> lines) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-11s %-10s %-6s %8s %9s %9s  %s%n", "", "state", "serves", "pid", "memory", "restarts", "address");
        for (Line line : lines) {
            out.printf(
                    "%-11s %-10s %-6s %8s %9s %9d  %s%n",
                    line.name(),
                    line.state(),
                    line.serves() ? "yes" : "no",
                    line.pid() == 0 ? "–" : Long.toString(line.pid()),
                    line.memoryMb().isPresent() ? line.memoryMb().getAsLong() + " MB" : "–",
                    line.restarts(),
                    line.address());
        }
        long all = lines.stream().mapToLong(line -> line.memoryMb().orElse(0)).sum();
        out.printf("%-11s %-10s %-6s %8s %9s%n", "together", "", "", "", all + " MB");
        for (Line line : lines) {
            if (line.problem() != null) {
                out.println("Last trouble: " + line.problem());
            }
        }
        out.flush();
    }

    private void printJson(Path folder, List<Line> lines) {
        List<Map<String, @Nullable Object>> processes = new ArrayList<>();
        for (Line line : lines) {
            Map<String, @Nullable Object> process = new LinkedHashMap<>();
            process.put("name", line.name());
            process.put("state", line.state());
            process.put("serves", line.serves());
            process.put("pid", line.pid() == 0 ? null : line.pid());
            process.put(
                    "memory_mb", line.memoryMb().isPresent() ? line.memoryMb().getAsLong() : null);
            process.put("restarts", line.restarts());
            process.put("address", line.address());
            process.put("problem", line.problem());
            processes.add(process);
        }
        spec.commandLine()
                .getOut()
                .println(new Report("status")
                        .put("data", folder.toString())
                        .put("up", !lines.isEmpty())
                        .put("processes", processes)
                        .toJson());
    }
}
