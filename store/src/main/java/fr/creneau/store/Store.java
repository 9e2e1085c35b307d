package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.InvalidKeyspaceException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** An open connection to the hot store, its accessors ready. Thread-safe; close it once. */
public final class Store implements AutoCloseable {
    /** An idle connection is asked after so long, and given up when it says nothing for the other. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final Duration NO_HEARTBEAT = Duration.ofSeconds(4);

    private static final int LAST_WORDS_MS = 100;
    private static final int CLOSED_BY_MS = 15_000;

    private final CqlSession session;
    private final TrackStore tracks;
    private final ParcelStore parcels;
    private final RoundStore rounds;
    private final BoardStore board;
    private final WindowStore windows;
    private final PromiseStore promises;
    private final LinkStore links;
    private final MessageStore messages;
    private final NoticeStore notices;
    private final StaffStore staff;
    private final KeyStore keys;
    private final JournalStore journal;

    private Store(CqlSession session) {
        this.session = session;
        this.tracks = new TrackStore(session);
        this.parcels = new ParcelStore(session);
        this.rounds = new RoundStore(session);
        this.board = new BoardStore(session);
        this.windows = new WindowStore(session);
        this.promises = new PromiseStore(session);
        this.links = new LinkStore(session);
        this.messages = new MessageStore(session);
        this.notices = new NoticeStore(session);
        this.staff = new StaffStore(session);
        this.keys = new KeyStore(session);
        this.journal = new JournalStore(session);
    }

    /**
     * Connects, creates the keyspace and brings the schema up to date; can be called by several servers at once.
     *
     * @throws StoreAway where no node answers or the schema cannot be written
     */
    public static Store open(StoreConfig config) {
        return open(config, true);
    }

    /**
     * As {@link #open}, but never makes a keyspace: for whoever comes by and might have been told the wrong one.
     *
     * @throws StoreAway where no node answers, there is no such keyspace, or the schema cannot be written
     */
    public static Store openExisting(StoreConfig config) {
        return open(config, false);
    }

    private static Store open(StoreConfig config, boolean makeKeyspace) {
        try {
            // Reads no schema back: else every change of it waits a second for more to come.
            try (CqlSession lean = connect(config, false)
                    .withKeyspace(makeKeyspace ? null : config.keyspace())
                    .build()) {
                Migrations migrations = new Migrations(lean, config);
                if (makeKeyspace) {
                    migrations.createKeyspace();
                }
                migrations.run();
            }
            CqlSession session =
                    connect(config, true).withKeyspace(config.keyspace()).build();
            try {
                return new Store(session);
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (InvalidKeyspaceException e) {
            throw new StoreAway("there is no keyspace %s".formatted(config.keyspace()), e);
        } catch (DriverException e) {
            throw away(config, e);
        }
    }

    private static StoreAway away(StoreConfig config, DriverException cause) {
        return new StoreAway(
                "Cassandra at %s, data centre %s, cannot be used: %s"
                        .formatted(config.contactPoints(), config.datacenter(), cause.getMessage()),
                cause);
    }

    /** @param readsSchema as serving wants it: which nodes have a row's copies is known from the keyspace */
    private static CqlSessionBuilder connect(StoreConfig config, boolean readsSchema) {
        DriverConfigLoader loader = DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, config.timeout())
                .withString(DefaultDriverOption.REQUEST_CONSISTENCY, config.consistency())
                .withString(DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY, "LOCAL_SERIAL")
                .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, config.timeout())
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, config.timeout())
                .withInt(DefaultDriverOption.CONNECTION_MAX_REQUESTS, 4096)
                .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, readsSchema)
                // Cassandra's warnings are logged with their query: without this, names and phone numbers with it.
                .withBoolean(DefaultDriverOption.REQUEST_LOGGER_VALUES, false)
                .withBoolean(DefaultDriverOption.CONNECTION_WARN_INIT_ERROR, false)
                // A session that closes has its last words said in a moment; the default waits for two seconds.
                .withString(DefaultDriverOption.NETTY_IO_SHUTDOWN_UNIT, "MILLISECONDS")
                .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, LAST_WORDS_MS)
                .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_TIMEOUT, CLOSED_BY_MS)
                .withString(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT, "MILLISECONDS")
                .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, LAST_WORDS_MS)
                .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, CLOSED_BY_MS)
                .withDuration(DefaultDriverOption.HEARTBEAT_INTERVAL, HEARTBEAT)
                .withDuration(DefaultDriverOption.HEARTBEAT_TIMEOUT, NO_HEARTBEAT)
                .withClass(DefaultDriverOption.SPECULATIVE_EXECUTION_POLICY_CLASS, SecondNode.class)
                .withClass(
                        DefaultDriverOption.RECONNECTION_POLICY_CLASS,
                        com.datastax.oss.driver.internal.core.connection.ConstantReconnectionPolicy.class)
                .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofSeconds(1))
                .startProfile(SecondNode.AWAITED)
                .withClass(DefaultDriverOption.SPECULATIVE_EXECUTION_POLICY_CLASS, SecondNode.class)
                .endProfile()
                .build();
        return CqlSession.builder()
                .addContactPoints(config.contactPoints())
                .withLocalDatacenter(config.datacenter())
                .addNodeStateListener(new NodesToLog())
                .withConfigLoader(loader);
    }

    /** An empty bundle of rows. */
    public RowBundle bundle() {
        return new RowBundle(session);
    }

    public TrackStore tracks() {
        return tracks;
    }

    public ParcelStore parcels() {
        return parcels;
    }

    public RoundStore rounds() {
        return rounds;
    }

    public BoardStore board() {
        return board;
    }

    public WindowStore windows() {
        return windows;
    }

    public PromiseStore promises() {
        return promises;
    }

    public LinkStore links() {
        return links;
    }

    public MessageStore messages() {
        return messages;
    }

    public NoticeStore notices() {
        return notices;
    }

    public StaffStore staff() {
        return staff;
    }

    public KeyStore keys() {
        return keys;
    }

    public JournalStore journal() {
        return journal;
    }

    /** Completes when a node answers a query that touches no table of ours; fails where none does. */
    public CompletionStage<Void> ping() {
        return session.executeAsync(SimpleStatement.newInstance("SELECT key FROM system.local"))
                .thenAccept(rows -> {});
    }

    @Override
    public void close() {
        session.close();
    }
}
