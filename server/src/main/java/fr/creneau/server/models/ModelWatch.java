package fr.creneau.server.models;

import fr.creneau.core.eta.passage.StopFeatures;
import fr.creneau.core.eta.trees.DelayModel;
import fr.creneau.learning.eta.LearntDelays;
import fr.creneau.learning.eta.ModelShelf;
import fr.creneau.server.background.Repeated;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the shelf of learnt models every few seconds: what is put in use there, or taken back, is in use here without a
 * restart. A server does not follow other vans' passages, so a model that looks at them is left on the shelf, and so is one that
 * was too sure of itself where it was tried; the one before stays in use, as it does while the shelf cannot be read.
 * Thread-safe.
 */
public final class ModelWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    /** A model whose 80 % intervals held less often than this where it was tried promises what it cannot keep. */
    private static final double LEAST_HELD = 0.75;

    private final ModelShelf shelf;
    private final Runnable onChange;
    private volatile Optional<DelayModel> newest = Optional.empty();
    private String looked = "";

    /** Why the shelf could not be read at the last look; empty: it could. */
    private String trouble = "";

    private final Repeated looking = new Repeated(
            "model-watch",
            EVERY,
            LOG,
            "the shelf of models does not answer",
            "a model could not be taken from its shelf");

    /**
     * @param folder of the shelf; it may be made later
     * @param onChange called after another model was taken
     */
    public ModelWatch(Path folder, Runnable onChange) {
        shelf = new ModelShelf(folder);
        this.onChange = onChange;
    }

    /** Begins to look. */
    public void start() {
        looking.start(this::look);
    }

    /** The model in use; empty before the first. */
    public Optional<DelayModel> newest() {
        return newest;
    }

    void look() {
        String now = "";
        try {
            shelf.findOtherThan(looked).ifPresent(this::take);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            now = String.valueOf(e.getMessage());
        }
        if (!now.equals(trouble)) {
            trouble = now;
            tell();
        }
    }

    /** Looks come every few seconds: the log has each reason once. */
    private void tell() {
        String inUse = newest.map(DelayModel::version).orElse("none");
        if (trouble.isEmpty()) {
            LOG.info("the shelf of models can be read again; model in use: {}", inUse);
        } else {
            LOG.warn(
                    "the shelf of models cannot be read: {}; model in use: {}. Maybe publish another, or take this one"
                            + " back: eta models --roll-back",
                    trouble,
                    inUse);
        }
    }

    private void take(LearntDelays learnt) {
        if (newest.filter(model -> model.version().equals(learnt.version())).isPresent()) {
            looked = learnt.version(); // one that was refused was taken back
            return;
        }
        Optional<String> objection = objection(learnt);
        if (objection.isPresent()) {
            LOG.warn("model {} is not used: {}", learnt.version(), objection.get());
            looked = learnt.version();
            return;
        }
        newest = Optional.of(learnt.toModel());
        looked = learnt.version();
        onChange.run();
        LOG.info("model {} is in use", learnt.version());
    }

    private Optional<String> objection(LearntDelays learnt) {
        if (!learnt.without().containsAll(StopFeatures.OF_OTHERS)) {
            return Optional.of("it looks at other vans' passages; publish one learnt with eta evaluate --without "
                    + String.join(",", new TreeSet<>(StopFeatures.OF_OTHERS)));
        }
        return shelf.findScore(learnt.version(), "coverage_80")
                .filter(held -> held < LEAST_HELD)
                .map(held ->
                        "of its 80 %% intervals %.0f %% held where it was tried, and %.0f %% are expected; learn from more days"
                                .formatted(100 * held, 100 * LEAST_HELD));
    }

    @Override
    public void close() {
        looking.close();
    }
}
