package fr.creneau.cli.up;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks a server of this machine whether it serves. Its certificate is not looked at: it names the public host, and what
 * is asked on the loopback is no secret.
 */
final class ServerProbe {
    private static final int CONNECT_MS = 1_000;
    private static final int ANSWER_MS = 3_000;
    private static final int OK = 200;

    private ServerProbe() {}

    /** Whether the server says that it and what it needs are ready. */
    static boolean isReady(String url) {
        try {
            HttpURLConnection question = (HttpURLConnection)
                    URI.create(url + "/health/ready").toURL().openConnection();
            question.setConnectTimeout(CONNECT_MS);
            question.setReadTimeout(ANSWER_MS);
            if (question instanceof HttpsURLConnection tls) {
                tls.setSSLSocketFactory(anyCertificate().getSocketFactory());
                tls.setHostnameVerifier((host, session) -> true);
            }
            try {
                return question.getResponseCode() == OK;
            } finally {
                question.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static SSLContext anyCertificate() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAny()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private static final class TrustAny extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
