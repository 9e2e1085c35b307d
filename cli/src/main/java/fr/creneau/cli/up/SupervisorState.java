package fr.creneau.cli.up;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.creneau.cli.UserError;
import fr.creneau.engines.ProcessStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor keeps, as it tells it in {@code supervisor.json} of the data folder.
 *
 * @param supervisorPid the supervisor's process
 * @param supervisorStarted when that process was started, so that another one with the same number is not taken for it
 * @param phase where the supervisor is in its life
 * @param problem why it gave up; null where it did not
 */
record SupervisorState(
        long supervisorPid,
        String supervisorStarted,
        Phase phase,
        @Nullable String problem,
        List<Kept> processes,
        List<Stack.Elsewhere> elsewhere) {
    enum Phase {
        STARTING,
        RUNNING,
        STOPPING,
        STOPPED,
        FAILED
    }

    /** One process; {@code state} and the rest as {@link ProcessStatus} has them. */
    record Kept(
            String name,
            String address,
            ProcessStatus.State state,
            long pid,
            int restarts,
            String since,
            @Nullable String problem) {
        static Kept of(ProcessStatus status) {
            return new Kept(
                    status.name(),
                    status.address(),
                    status.state(),
                    status.pid(),
                    status.restarts(),
                    status.since().toString(),
                    status.problem());
        }
    }

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** The state of this very process as supervisor. */
    static SupervisorState ofThisProcess(
            Phase phase, @Nullable String problem, List<ProcessStatus> processes, List<Stack.Elsewhere> elsewhere) {
        ProcessHandle me = ProcessHandle.current();
        return new SupervisorState(
                me.pid(),
                started(me),
                phase,
                problem,
                processes.stream().map(Kept::of).toList(),
                elsewhere);
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static Path file(Path data) {
        return data.resolve("supervisor.json");
    }

    /** What was told last; empty where no supervisor ever told anything. */
    static Optional<SupervisorState> read(Path data) {
        Path file = file(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), SupervisorState.class));
        } catch (IOException e) {
            throw new UserError(
                    file + " cannot be read: " + e.getMessage(),
                    "delete it; `./creneau up` writes a new one, and refuses a folder that is in use.");
        }
    }

    /** Puts this state in the place of the one before, at once and whole. */
    void write(Path data) {
        Path next = data.resolve("supervisor.json.next");
        try {
            JSON.writeValue(next.toFile(), this);
            Files.move(next, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The supervisor's process, where it still lives. */
    Optional<ProcessHandle> findSupervisor() {
        return ProcessHandle.of(supervisorPid)
                .filter(process -> process.isAlive() && started(process).equals(supervisorStarted));
    }
}
