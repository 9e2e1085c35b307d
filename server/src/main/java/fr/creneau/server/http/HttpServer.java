package fr.creneau.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens, and leads each request through the guard to its door. Start it once, stop it once. */
public final class HttpServer implements AutoCloseable {
    private static final int MOST_THREADS = 120;
    private static final int FEWEST_THREADS = 8;

    /** A stop waits so long for requests under way. */
    private static final Duration DRAIN = Duration.ofSeconds(8);

    private final Javalin javalin;
    private final HttpConfig config;

    /**
     * @param secure browsers reach this site by HTTPS, here or at a proxy, and are to keep to it
     * @param guard called before every door that matched
     * @param meter called after every answer
     */
    public HttpServer(HttpConfig config, boolean secure, Handler guard, RequestMeter meter, List<Feature> features) {
        this.config = config;
        this.javalin = Javalin.create(c -> configure(c, config, secure, guard, meter, features));
    }

    /**
     * Starts listening.
     *
     * @throws PortTaken somebody else listens there
     */
    public HttpServer start() {
        try {
            javalin.start(config.host(), config.port());
        } catch (JavalinBindException e) {
            throw new PortTaken(config.host(), config.port());
        }
        return this;
    }

    /** The port that is listened on, once started. */
    public int port() {
        return javalin.port();
    }

    /** Takes no new requests, waits for those under way, then stops. */
    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(
            JavalinConfig c,
            HttpConfig config,
            boolean secure,
            Handler guard,
            RequestMeter meter,
            List<Feature> features) {
        c.startup.showJavalinBanner = false;
        c.startup.showOldJavalinVersionWarning = false;
        c.startup.startupWatcherEnabled = false;
        c.http.prefer405over404 = true;
        c.http.defaultContentType = "text/plain; charset=utf-8";
        c.router.ignoreTrailingSlashes = true;
        c.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS, 30_000);
        c.jetty.modifyServer(server -> {
            server.setStopTimeout(DRAIN.toMillis());
            server.insertHandler(new GracefulHandler());
            server.setErrorHandler(new JettyProblems());
        });
        c.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(16 << 10);
        });
        if (config.tls()) {
            c.jetty.addConnector((server, http) -> secure(server, http, config));
        }
        c.requestLogger.http(meter::record);
        c.routes.before(new SecurityHeaders(secure));
        c.routes.before("/api/v1/*", new Cors(config.corsOrigins()));
        c.routes.beforeMatched(guard);
        Problems.addTo(c.routes);
        features.forEach(feature -> feature.addTo(c.routes));
    }

    private static ServerConnector secure(Server server, HttpConfiguration http, HttpConfig config) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(String.valueOf(config.keystore()));
        tls.setKeyStorePassword(config.keystorePassword() == null ? "" : config.keystorePassword());
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector =
                new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        return connector;
    }
}
