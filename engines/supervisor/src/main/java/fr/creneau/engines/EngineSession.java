package fr.creneau.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pair of real engines for all tests of a run. {@code ./creneau test} starts it once and names it in the environment
 * ({@code CRENEAU_TEST_CASSANDRA}, {@code CRENEAU_TEST_KAFKA}: {@code host:port} each); a single test started by hand
 * gets a pair of its own that ends with its JVM. A test class takes a keyspace and a topic prefix of its own, and thus
 * never sees another's rows. Tests that kill an engine start their own. Thread-safe.
 */
public final class EngineSession {
    private static final String CASSANDRA = "CRENEAU_TEST_CASSANDRA";
    private static final String KAFKA = "CRENEAU_TEST_KAFKA";
    private static @Nullable EngineSession shared;

    private final String cassandra;
    private final String kafka;
    private final String run = Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36), 36);

    private EngineSession(String cassandra, String kafka) {
        this.cassandra = cassandra;
        this.kafka = kafka;
    }

    /** The run's engines, started at the first call where nobody started them. */
    public static synchronized EngineSession shared() {
        EngineSession session = shared;
        if (session == null) {
            String cassandra = System.getenv(CASSANDRA);
            String kafka = System.getenv(KAFKA);
            session = cassandra != null && kafka != null ? new EngineSession(cassandra, kafka) : ofThisJvm();
            shared = session;
        }
        return session;
    }

    private static EngineSession ofThisJvm() {
        Engines engines = startInTemporaryFolder();
        return new EngineSession(engines.cassandra().address(), engines.kafka().bootstrapServers());
    }

    private static Engines startInTemporaryFolder() {
        Path home = Path.of(System.getProperty("creneau.home", "."))
                .toAbsolutePath()
                .normalize();
        try {
            Path folder = Files.createTempDirectory("creneau-engines-");
            Engines engines = Engines.start(EnginesConfig.of(home, folder).forTests());
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                // Nothing is to be kept, so nothing is flushed.
                                engines.cassandra().process().kill();
                                engines.kafka().process().kill();
                                delete(folder);
                            },
                            "engines-end"));
            return engines;
        } catch (IOException e) {
            throw new EngineException(
                    "No temporary folder for the engines: " + e.getMessage() + ".",
                    "set -Djava.io.tmpdir to a folder that can be written.",
                    e);
        }
    }

    private static void delete(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cassandra as {@code host:port}. Data centre: {@link CassandraNode#localDatacenter()}. */
    public String cassandra() {
        return cassandra;
    }

    public String cassandraHost() {
        return cassandra.substring(0, cassandra.lastIndexOf(':'));
    }

    public int cassandraPort() {
        return Integer.parseInt(cassandra.substring(cassandra.lastIndexOf(':') + 1));
    }

    /** Kafka as {@code host:port}. */
    public String kafka() {
        return kafka;
    }

    /** A keyspace name that no other test class and no other run uses: lower-case letters, digits, underscores, at most 48. */
    public String keyspace(Class<?> testClass) {
        return nameOf(testClass, "_");
    }

    /** A prefix for topics, groups and application ids that no other test class and no other run uses. */
    public String topicPrefix(Class<?> testClass) {
        return nameOf(testClass, "-") + "-";
    }

    private String nameOf(Class<?> testClass, String joint) {
        String simple = testClass.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return "t" + joint + simple.substring(0, Math.min(simple.length(), 36)) + joint + run;
    }

    /**
     * Starts a pair for a whole test run: prints the two addresses, one a line, and ends when its standard input ends.
     */
    public static void main(String[] args) throws IOException {
        EngineSession session = ofThisJvm();
        System.out.println(session.cassandra());
        System.out.println(session.kafka());
        System.out.flush();
        while (System.in.read() >= 0) {
            // only the end of the input matters
        }
        System.exit(0);
    }
}
