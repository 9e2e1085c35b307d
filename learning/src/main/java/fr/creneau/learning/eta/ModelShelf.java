package fr.creneau.learning.eta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A folder of learnt models: one folder for each version with its trees and scores, and a file {@code in-use} that lists
 * the versions that were in use, the newest last. A version is complete before it is named there, and the file is
 * replaced in one step, so that a reader never sees half a model. One writer at a time; readers need no lock.
 */
public final class ModelShelf {
    private static final String IN_USE = "in-use";
    private static final String MEDIAN = "median.txt";
    private static final String SPREAD = "spread.txt";
    private static final String ABOUT = "about.properties";
    private static final String ROWS = "rows";
    private static final String WITHOUT = "without";

    private final Path folder;

    public ModelShelf(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a model and puts it in use.
     *
     * @param scores what it reached on data it was not learnt from, by name; units in the names
     * @throws VersionTaken when one of that version is there already, in use or not
     */
    public void publish(LearntDelays model, Map<String, Double> scores) {
        if (isThere(model.version())) {
            throw new VersionTaken(model.version(), folder);
        }
        Properties about = new Properties();
        scores.forEach((name, value) -> about.setProperty(name, value.toString()));
        about.setProperty(ROWS, String.valueOf(model.rows()));
        about.setProperty(WITHOUT, String.join(",", new TreeSet<>(model.without())));
        try {
            Path own = Files.createDirectories(folder.resolve(model.version()));
            Files.writeString(own.resolve(MEDIAN), model.medianText());
            Files.writeString(own.resolve(SPREAD), model.spreadText());
            StringJoiner lines = new StringJoiner("\n", "", "\n");
            new TreeMap<>(about).forEach((name, value) -> lines.add(name + "=" + value));
            Files.writeString(own.resolve(ABOUT), lines.toString());
            List<String> versions = new ArrayList<>(listInUse());
            versions.add(model.version());
            write(versions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the version before back in use; the one that was stays on the shelf. Returns what is in use now. */
    public Optional<String> rollBack() {
        List<String> versions = listInUse();
        if (versions.size() < 2) {
            return Optional.empty();
        }
        try {
            write(versions.subList(0, versions.size() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findVersion();
    }

    /** The version in use. */
    public Optional<String> findVersion() {
        List<String> versions = listInUse();
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /** The versions that were put in use and not taken back, the newest last. */
    public List<String> listInUse() {
        try {
            return Files.readAllLines(folder.resolve(IN_USE)).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A version's model. */
    public LearntDelays getModel(String version) {
        Path own = folder.resolve(version);
        try {
            Properties about = about(version);
            return new LearntDelays(
                    version,
                    Integer.parseInt(about.getProperty(ROWS)),
                    Arrays.stream(about.getProperty(WITHOUT, "").split(","))
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.toSet()),
                    Files.readString(own.resolve(MEDIAN)),
                    Files.readString(own.resolve(SPREAD)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model in use, where it is another than the one that the caller has; for a server that looks now and then. */
    public Optional<LearntDelays> findOtherThan(String version) {
        return findVersion().filter(inUse -> !inUse.equals(version)).map(this::getModel);
    }

    /** What is known of a version: its scores by name, and how many rows it learnt from. */
    public Properties about(String version) {
        Properties about = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve(version).resolve(ABOUT))) {
            about.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return about;
    }

    /** One of the scores that a version was published with; empty where it has none of that name. */
    public Optional<Double> findScore(String version, String name) {
        return Optional.ofNullable(about(version).getProperty(name)).map(Double::valueOf);
    }

    /** What tells of a model is written last, so a version without it was never complete. */
    private boolean isThere(String version) {
        return Files.exists(folder.resolve(version).resolve(ABOUT))
                || listInUse().contains(version);
    }

    private void write(List<String> versions) throws IOException {
        Path fresh = Files.createTempFile(folder, IN_USE, ".new");
        Files.write(fresh, versions);
        try {
            Files.move(fresh, folder.resolve(IN_USE), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, folder.resolve(IN_USE), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
