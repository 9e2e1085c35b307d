package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings the schema up to date from the numbered files in {@code schema/}. A file that was applied is not read again; a
 * file that was interrupted runs again whole, so each of its statements must be able to run twice.
 */
final class Migrations {
    /** In order. A published file is never edited: a change is a new file. */
    private static final List<String> FILES = List.of("001-day-of-delivery.cql", "002-disputed-and-probable.cql");

    /** Schema changes wait for every node's agreement. */
    private static final Duration SCHEMA_TIMEOUT = Duration.ofSeconds(60);

    /** How long a node may take to hear of a change that another made. */
    private static final Duration HEARD_BY_ALL = Duration.ofSeconds(30);

    private static final String VERSION = "SELECT schema_version FROM system.local";

    private final CqlSession session;
    private final StoreConfig config;

    /** Makes every change: another node might not have heard of the one before. */
    private final Node node;

    /** @param session to any keyspace or none: each statement names its own */
    Migrations(CqlSession session, StoreConfig config) {
        this.session = session;
        this.config = config;
        this.node = Objects.requireNonNull(
                session.execute(VERSION).getExecutionInfo().getCoordinator());
    }

    void createKeyspace() {
        session.execute(SimpleStatement.builder("CREATE KEYSPACE IF NOT EXISTS %s WITH replication = %s"
                        .formatted(config.keyspace(), config.replication()))
                .setTimeout(SCHEMA_TIMEOUT)
                .setNode(node)
                .build());
    }

    void run() {
        execute("CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, applied_at timestamp)");
        awaitHeardByAll();
        for (String file : FILES) {
            if (!applied(file)) {
                statements(read(file)).forEach(this::execute);
                awaitHeardByAll();
                execute("INSERT INTO schema_migrations (name, applied_at) VALUES (?, toTimestamp(now()))", file);
            }
        }
    }

    private boolean applied(String file) {
        return execute("SELECT name FROM schema_migrations WHERE name = ?", file)
                        .one()
                != null;
    }

    private ResultSet execute(String cql, Object... values) {
        return session.execute(SimpleStatement.builder(cql)
                .addPositionalValues(values)
                .setKeyspace(config.keyspace())
                .setTimeout(SCHEMA_TIMEOUT)
                .setNode(node)
                .build());
    }

    /** Waits until every node that answers has the schema: whoever reads, writes or prepares next may ask any of them. */
    private void awaitHeardByAll() {
        long end = System.nanoTime() + HEARD_BY_ALL.toNanos();
        try {
            while (!isHeardByAll() && System.nanoTime() < end) {
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isHeardByAll() {
        Optional<UUID> mine = version(node);
        return session.getMetadata().getNodes().values().stream()
                .filter(other -> other.getDistance() == NodeDistance.LOCAL)
                .map(this::version)
                .allMatch(theirs -> theirs.isEmpty() || theirs.equals(mine));
    }

    /** Empty where the node does not answer: it learns the schema when it comes back. */
    private Optional<UUID> version(Node of) {
        try {
            Row row = session.execute(SimpleStatement.newInstance(VERSION).setNode(of))
                    .one();
            return Optional.ofNullable(row).map(r -> r.getUuid("schema_version"));
        } catch (DriverException e) {
            return Optional.empty();
        }
    }

    /** Splits at semicolons that end a line, and drops comment lines. */
    static List<String> statements(String cql) {
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String line : cql.split("\n", -1)) {
            if (line.strip().startsWith("--")) {
                continue;
            }
            current.append(line).append('\n');
            if (line.stripTrailing().endsWith(";")) {
                statements.add(current.toString().strip());
                current.setLength(0);
            }
        }
        if (!current.toString().isBlank()) {
            throw new IllegalStateException(
                    "a statement without its semicolon: " + current.toString().strip());
        }
        return statements;
    }

    private static String read(String file) {
        try (InputStream in = Migrations.class.getResourceAsStream("schema/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no schema file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
