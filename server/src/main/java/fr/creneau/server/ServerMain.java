package fr.creneau.server;

import fr.creneau.server.ServerConfig.ClockConfig;
import fr.creneau.server.ServerConfig.OutboxConfig;
import fr.creneau.server.http.HttpConfig;
import fr.creneau.server.http.PortTaken;
import fr.creneau.store.StoreConfig;
import fr.creneau.streams.LogConfig;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Runs one server until it is told to stop. Every option can also be given in the environment, as {@code CRENEAU_} and
 * the option's name in capitals: {@code CRENEAU_KAFKA} for {@code --kafka}. Secrets should be.
 */
@Command(name = "creneau-server", mixinStandardHelpOptions = true, description = "One server of Créneau.")
public final class ServerMain implements Callable<Integer> {
    private static final String LOG_FORM = "CRENEAU_LOG";

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (${DEFAULT-VALUE}).")
    String host = "";

    @Option(names = "--port", defaultValue = "8080", description = "Port to listen on; 0: any (${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--behind-proxy", description = "Believe the X-Forwarded-For of the proxy in front.")
    boolean behindProxy;

    @Option(names = "--cors-origin", split = ",", description = "Origins of shippers' pages that may call the API.")
    Set<String> corsOrigins = Set.of();

    @Option(names = "--keystore", description = "PKCS#12 file with certificate and key: serves TLS.")
    @Nullable
    Path keystore;

    @Option(names = "--keystore-password", description = "Its password; better in CRENEAU_KEYSTORE_PASSWORD.")
    @Nullable
    String keystorePassword;

    @Option(names = "--cassandra", split = ",", required = true, description = "Some nodes, host:port.")
    List<String> cassandra = List.of();

    @Option(names = "--datacenter", defaultValue = "datacenter1", description = "Our data centre (${DEFAULT-VALUE}).")
    String datacenter = "";

    @Option(names = "--keyspace", defaultValue = "creneau", description = "Keyspace (${DEFAULT-VALUE}).")
    String keyspace = "";

    @Option(
            names = "--replication",
            defaultValue = StoreConfig.ONE_NODE,
            description =
                    "Of the keyspace where it is made: copies in our data centre, or the whole as CQL (${DEFAULT-VALUE}).")
    String replication = "";

    @Option(
            names = "--consistency",
            defaultValue = "LOCAL_QUORUM",
            description = "Of reads and writes (${DEFAULT-VALUE}).")
    String consistency = "";

    @Option(names = "--kafka", required = true, description = "Some brokers, host:port,host:port.")
    String kafka = "";

    @Option(names = "--topic-prefix", defaultValue = "creneau.", description = "Before every topic (${DEFAULT-VALUE}).")
    String topicPrefix = "";

    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "Of topics where they are made (${DEFAULT-VALUE}).")
    int partitions;

    @Option(
            names = "--log-replication",
            defaultValue = "1",
            description = "Copies of each partition (${DEFAULT-VALUE}).")
    short logReplication;

    @Option(
            names = "--server-id",
            defaultValue = "server-1",
            description = "Unique among running servers, stable (${DEFAULT-VALUE}).")
    String serverId = "";

    @Option(names = "--data", required = true, description = "This server's own folder.")
    Path data = Path.of("");

    @Option(
            names = "--clock-start",
            description =
                    "Machine time at which the simulated clock showed its epoch, or a file that will hold it: until"
                            + " then the clock stands still.")
    @Nullable
    String clockStart;

    @Option(names = "--clock-epoch", description = "What the simulated clock showed then.")
    @Nullable
    Instant clockEpoch;

    @Option(
            names = "--clock-speed",
            defaultValue = "1",
            description = "Its seconds for each real one (${DEFAULT-VALUE}).")
    double clockSpeed;

    @Option(names = "--brands", description = "JSON file of brands; where not given, the two built in.")
    @Nullable
    Path brands;

    @Option(
            names = "--models",
            description = "Shelf of learnt models of arrival times (eta models); looked at while the server runs.")
    @Nullable
    Path models;

    @Option(names = "--pages", description = "Folder of the built pages (web/dist of the checkout).")
    @Nullable
    Path pages;

    @Option(names = "--town", description = "Folder of the map: tiles, town.json, streets (town in the data folder).")
    @Nullable
    Path town;

    @Option(
            names = "--zone",
            defaultValue = "Europe/Paris",
            description = "Local time before a round is planned (${DEFAULT-VALUE}).")
    ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--oldest-days",
            defaultValue = "7",
            description = "Older observations are refused (${DEFAULT-VALUE}).")
    int oldestDays;

    @Option(names = "--no-streams", description = "Leave routers and round writers to other servers.")
    boolean noStreams;

    @Mixin
    PromiseOptions promises = new PromiseOptions();

    @Option(names = "--base-url", description = "What recipients' links begin with (http://localhost:PORT).")
    @Nullable
    String baseUrl;

    @Option(names = "--show-outbox", description = "Show texts and links of messages to staff: for a demo alone.")
    boolean showOutbox;

    @Option(names = "--smtp", description = "Mail relay, host:port; where not given, e-mails are written and not sent.")
    @Nullable
    String smtp;

    @Option(names = "--smtp-starttls", description = "Speak to the relay under TLS.")
    boolean smtpStartTls;

    @Option(names = "--sms", description = "SMS gateway's URL; where not given, texts are written and not sent.")
    @Nullable
    URI sms;

    @Option(
            names = "--sms-authorization",
            description = "Its Authorization header; better in CRENEAU_SMS_AUTHORIZATION.")
    @Nullable
    String smsAuthorization;

    public static void main(String[] args) {
        if (System.getenv(LOG_FORM) == null && System.getProperty(LOG_FORM) == null) {
            // A server's log is read by machines; commands of people write text. Set before the first logger is made.
            System.setProperty(LOG_FORM, "json");
        }
        try {
            System.exit(run(args));
        } catch (Throwable broken) {
            // An Error: threads already started would keep a half server alive, which nobody starts again.
            broken.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static int run(String[] args) {
        return new CommandLine(new ServerMain())
                .setDefaultValueProvider(option -> option instanceof CommandLine.Model.OptionSpec o
                        ? System.getenv("CRENEAU_"
                                + o.longestName()
                                        .replaceFirst("^--", "")
                                        .replace('-', '_')
                                        .toUpperCase(java.util.Locale.ROOT))
                        : null)
                .setExecutionExceptionHandler(ServerMain::explain)
                .execute(args);
    }

    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        if (problem instanceof PortTaken || problem instanceof fr.creneau.streams.LogAway) {
            command.getErr().println(problem.getMessage());
            return 2;
        }
        LoggerFactory.getLogger(ServerMain.class).error("the server did not start", problem);
        command.getErr().println("The server did not start: " + problem);
        return 1;
    }

    @Override
    public Integer call() throws Exception {
        Server server = Server.start(config());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "stop"));
        stopped.await();
        return 0;
    }

    /** What the words say, checked; a word that cannot be is told as the command line tells the others. */
    ServerConfig config() {
        try {
            return checked();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(new CommandLine(this), String.valueOf(e.getMessage()), e);
        }
    }

    private ServerConfig checked() {
        Path home = Path.of(System.getProperty("creneau.home", "."));
        return new ServerConfig(
                new HttpConfig(host, port, corsOrigins, behindProxy, keystore, keystorePassword),
                new StoreConfig(contactPoints(), datacenter, keyspace, replication, consistency, Duration.ofSeconds(5)),
                new LogConfig(kafka, topicPrefix, partitions, logReplication, serverId),
                data,
                clock(),
                brands,
                models,
                pages == null ? home.resolve("web").resolve("dist") : pages,
                town == null ? data.resolve("town") : town,
                zone,
                Duration.ofDays(oldestDays),
                !noStreams,
                promises.tellings(),
                promises.view(),
                new OutboxConfig(
                        baseUrl == null ? "http://localhost:" + port : baseUrl,
                        showOutbox,
                        smtp,
                        smtpStartTls,
                        sms,
                        smsAuthorization));
    }

    private ClockConfig clock() {
        if (clockStart == null && clockEpoch == null) {
            return ClockConfig.REAL;
        }
        if (clockStart == null || clockEpoch == null) {
            throw new ParameterException(
                    new CommandLine(this), "A simulated clock needs both --clock-start and --clock-epoch.");
        }
        return new ClockConfig(new ClockConfig.Simulated(whenStarted(clockStart), clockEpoch, clockSpeed));
    }

    private static Supplier<Optional<Instant>> whenStarted(String said) {
        try {
            Optional<Instant> start = Optional.of(Instant.parse(said));
            return () -> start;
        } catch (DateTimeParseException e) {
            return new ClockFile(Path.of(said));
        }
    }

    private List<InetSocketAddress> contactPoints() {
        List<InetSocketAddress> points = new ArrayList<>();
        for (String point : cassandra) {
            int colon = point.lastIndexOf(':');
            if (colon < 1 || !point.substring(colon + 1).matches("[0-9]{1,5}")) {
                throw new ParameterException(
                        new CommandLine(this), "--cassandra '%s': expected host:port.".formatted(point));
            }
            points.add(new InetSocketAddress(point.substring(0, colon), Integer.parseInt(point.substring(colon + 1))));
        }
        return points;
    }
}
