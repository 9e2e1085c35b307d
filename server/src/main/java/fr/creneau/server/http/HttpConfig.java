package fr.creneau.server.http;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the server listens.
 *
 * @param host the address to bind, e.g. {@code 127.0.0.1}
 * @param port 0: any free one
 * @param corsOrigins origins of shippers' pages that may call the doors for reports
 * @param behindProxy the client's address is what {@code X-Forwarded-For} says last
 * @param keystore a PKCS#12 file with the server's certificate and key; null: plain HTTP
 * @param keystorePassword null: none
 */
public record HttpConfig(
        String host,
        int port,
        Set<String> corsOrigins,
        boolean behindProxy,
        @Nullable Path keystore,
        @Nullable String keystorePassword) {
    public HttpConfig {
        corsOrigins = Set.copyOf(corsOrigins);
    }

    public boolean tls() {
        return keystore != null;
    }

    @Override
    public String toString() {
        return "HttpConfig[" + host + ":" + port + (tls() ? ", TLS]" : "]");
    }
}
