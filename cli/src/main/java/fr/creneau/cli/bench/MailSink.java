package fr.creneau.cli.bench;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on loopback that counts what it is given by Message-ID, and keeps nothing else. Thread-safe. */
final class MailSink implements AutoCloseable {
    private final Map<String, Integer> countById = new ConcurrentHashMap<>();
    private final SMTPServer server;

    private MailSink(SMTPServer server) {
        this.server = server;
    }

    static MailSink start() {
        Counting counting = new Counting();
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .maxConnections(200)
                .simpleMessageListener(counting)
                .build();
        MailSink sink = new MailSink(server);
        counting.into = sink.countById;
        server.start();
        return sink;
    }

    private static final class Counting implements SimpleMessageListener {
        private Map<String, Integer> into = Map.of();

        @Override
        public boolean accept(String from, String to) {
            return true;
        }

        @Override
        public void deliver(String from, String to, InputStream data) {
            try {
                into.merge(
                        new MimeMessage(Session.getInstance(new Properties()), data).getMessageID(), 1, Integer::sum);
            } catch (MessagingException e) {
                throw new IllegalArgumentException("a message that cannot be read", e);
            }
        }
    }

    String address() {
        return "127.0.0.1:" + server.getPortAllocated();
    }

    int messages() {
        return countById.size();
    }

    /** Messages that came more often than once, each counted as often as it came too much. */
    int doubled() {
        return countById.values().stream().mapToInt(count -> count - 1).sum();
    }

    @Override
    public void close() {
        server.stop();
    }
}
