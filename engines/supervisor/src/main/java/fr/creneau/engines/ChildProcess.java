package fr.creneau.engines;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A JVM of ours on a leash: it leaves when this process leaves. Its output is appended to a file. Thread-safe.
 *
 * <p>{@link #close} asks it to end (SIGTERM) and waits; {@link #kill} is kill −9.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(25);
    private static final long OUTPUT_KEPT_BYTES = 20L << 20;

    private final ChildCommand command;
    private final Process process;
    private final long outputStart;

    private ChildProcess(ChildCommand command, Process process, long outputStart) {
        this.command = command;
        this.process = process;
        this.outputStart = outputStart;
    }

    /** Starts the child and returns at once; {@link #awaitReady} waits for it. */
    public static ChildProcess start(ChildCommand command) {
        try {
            Path output = command.output();
            Files.createDirectories(output.toAbsolutePath().getParent());
            if (Files.exists(output) && Files.size(output) > OUTPUT_KEPT_BYTES) {
                Files.move(output, Path.of(output + ".old"), StandardCopyOption.REPLACE_EXISTING);
            }
            long outputStart = Files.exists(output) ? Files.size(output) : 0;
            ProcessBuilder builder = new ProcessBuilder(command.words())
                    .directory(command.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            builder.environment().putAll(command.environment());
            return new ChildProcess(command, builder.start(), outputStart);
        } catch (IOException e) {
            throw new EngineException(
                    "%s could not be started in %s: %s".formatted(command.name(), command.folder(), e.getMessage()),
                    "check that the folder can be written and that the disk is not full.",
                    e);
        }
    }

    /**
     * Waits until the child is ready.
     *
     * @param ready asked some times a second
     * @throws EngineException where the child ends or the time is over first; it carries the end of the child's logs,
     *     and the child is killed
     */
    public void awaitReady(BooleanSupplier ready, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw failure("%s ended with exit code %d before it was ready.".formatted(command.name(), exitCode()));
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw failure(
                        "%s was not ready after %d s and was killed.".formatted(command.name(), patience.toSeconds()));
            }
            pause();
        }
    }

    private EngineException failure(String what) {
        return new EngineException(
                what + System.lineSeparator() + tail(),
                "the last lines above name the reason; the whole story is in " + command.output() + " and "
                        + command.log() + ".");
    }

    /** The last lines that the child has written since it was started: its log, then its output. */
    public String tail() {
        List<String> lines = new ArrayList<>();
        for (Path file : List.of(command.log(), command.output())) {
            lines.addAll(lastLines(file, file.equals(command.output()) ? outputStart : 0));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> lastLines(Path file, long from) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(from, open.length() - 8_000);
            byte[] end = new byte[(int) Math.max(0, open.length() - start)];
            open.seek(start);
            open.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - 15), lines.size());
        } catch (IOException e) {
            return List.of(file + " cannot be read: " + e.getMessage());
        }
    }

    public String name() {
        return command.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Waits for the child's end, however long, and tells its exit code. */
    int awaitEnd() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("Interrupted while waiting for the end of " + name() + ".", "start again.", e);
        }
    }

    /** Waits for the child's end. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Kill −9, and waits until the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitGone();
    }

    /** Asks the child to end, waits, and kills it where it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!awaitEnd(PATIENCE_AT_END)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitGone() {
        try {
            process.waitFor(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("Interrupted while an engine was starting.", "start it again.", e);
        }
    }
}
