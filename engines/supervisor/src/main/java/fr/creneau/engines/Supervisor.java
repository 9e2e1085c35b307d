package fr.creneau.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Keeps processes running: starts them stage by stage, starts again what dies, and ends them in the opposite order.
 * Thread-safe.
 */
public final class Supervisor implements AutoCloseable {
    private final List<List<Keeper>> stages;
    private final Consumer<List<ProcessStatus>> onChange;

    private Supervisor(List<List<ProcessSpec>> stages, Consumer<List<ProcessStatus>> onChange) {
        this.onChange = onChange;
        this.stages = stages.stream()
                .map(stage -> stage.stream()
                        .map(spec -> new Keeper(spec, this::changed))
                        .toList())
                .toList();
    }

    /**
     * Starts the processes of each stage side by side, a stage once the one before is ready, and returns when all are.
     *
     * @param onChange told all processes' status after each change, from any thread, one call at a time
     * @throws EngineException where one cannot be started for the first time; all others are ended
     */
    public static Supervisor start(List<List<ProcessSpec>> stages, Consumer<List<ProcessStatus>> onChange) {
        Supervisor supervisor = new Supervisor(stages, onChange);
        try {
            for (List<Keeper> stage : supervisor.stages) {
                supervisor.startStage(stage);
            }
            return supervisor;
        } catch (RuntimeException e) {
            supervisor.close();
            throw e;
        }
    }

    private void startStage(List<Keeper> stage) {
        List<CompletableFuture<Void>> started =
                stage.stream().map(Keeper::start).toList();
        for (CompletableFuture<Void> one : started) {
            try {
                one.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof EngineException why
                        ? why
                        : new IllegalStateException("a process could not be started", e);
            }
        }
    }

    /** All processes, in the order of their stages. */
    public List<ProcessStatus> status() {
        List<ProcessStatus> all = new ArrayList<>();
        for (List<Keeper> stage : stages) {
            for (Keeper keeper : stage) {
                all.add(keeper.status());
            }
        }
        return all;
    }

    private synchronized void changed() {
        onChange.accept(status());
    }

    /** Ends the processes, the last stage first, each with the time it needs to write what it holds. */
    @Override
    public void close() {
        for (int stage = stages.size() - 1; stage >= 0; stage--) {
            stages.get(stage).parallelStream().forEach(Keeper::close);
        }
    }
}
