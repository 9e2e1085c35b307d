package fr.creneau.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fr.creneau.engines.EngineSession;
import fr.creneau.server.brand.Brands;
import fr.creneau.store.MessageStore;
import fr.creneau.store.MessageStore.Message;
import fr.creneau.store.ParcelStore.Announcement;
import fr.creneau.store.Store;
import fr.creneau.store.StoreConfig;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.server.SMTPServer;

/** A window told reaches the recipient, over a real SMTP server and a real HTTP gateway, on a real store. */
class OutboxTest {
    private static final Instant EIGHT = Instant.parse("2026-11-20T07:05:00Z");
    private static final Instant MACHINE_NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Pattern LINK = Pattern.compile("https://suivi\\.example/t/([A-Za-z0-9_-]{22})");

    private static Store store;

    private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final AtomicInteger gatewayAnswers = new AtomicInteger(200);
    private SMTPServer smtp;
    private int servers;

    @TempDir
    Path folder;

    private HttpServer gateway;

    @BeforeAll
    static void openStore() {
        EngineSession engines = EngineSession.shared();
        store = Store.open(StoreConfig.oneNode(
                new InetSocketAddress(engines.cassandraHost(), engines.cassandraPort()),
                engines.keyspace(OutboxTest.class)));
    }

    @AfterAll
    static void closeStore() {
        store.close();
    }

    @BeforeEach
    void startCouriers() throws Exception {
        smtp = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .simpleMessageListener(new org.subethamail.smtp.helper.SimpleMessageListener() {
                    @Override
                    public boolean accept(String from, String to) {
                        return true;
                    }

                    @Override
                    public void deliver(String from, String to, InputStream data) {
                        try {
                            mails.add(new MimeMessage(Session.getInstance(new Properties()), data));
                        } catch (jakarta.mail.MessagingException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                })
                .build();
        smtp.start();
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/sms", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (gatewayAnswers.get() == 200) {
                texts.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + body);
            }
            exchange.sendResponseHeaders(gatewayAnswers.get(), -1);
            exchange.close();
        });
        gateway.setExecutor(Executors.newCachedThreadPool());
        gateway.start();
    }

    @AfterEach
    void stopCouriers() {
        smtp.stop();
        gateway.stop(0);
    }

    @Test
    void aWindowIsToldOnceByEachChannelAndItsLinkOpensTheParcel() throws Exception {
        announce("P1", "fr", "mme.durand@example.org", "+33600000001");
        Outbox outbox = outbox(MACHINE_NOW);

        assertThat(await(outbox.tell(telling("P1", "R1/P1/1"), MACHINE_NOW))).isEqualTo(2);
        await(outbox.tell(telling("P1", "R1/P1/1"), MACHINE_NOW));

        assertThat(mails).hasSize(1);
        MimeMessage mail = mails.get(0);
        assertThat(mail.getSubject()).isEqualTo("Votre colis arrive aujourd'hui entre 10 h 40 et 11 h 40");
        assertThat(mail.getMessageID()).isEqualTo("<R1.P1.1.email@express.example>");
        assertThat(mail.getContent().toString()).contains("Nous tenons ce créneau 19 fois sur 20.");
        assertThat(texts)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("R1/P1/1/sms ")
                .contains("entre 10 h 40 et 11 h 40");

        Matcher link = LINK.matcher(mail.getContent().toString());
        assertThat(link.find()).isTrue();
        var opened = await(store.links().find(SealedLinks.hash(link.group(1)))).orElseThrow();
        assertThat(opened.parcelId()).isEqualTo("P1");
        assertThat(opened.expiresAt()).isEqualTo(EIGHT.plus(Duration.ofDays(14)));
    }

    @Test
    void anEnglishRecipientWithoutAPhoneGetsOneEnglishMail() throws Exception {
        announce("P2", "en", "j.smith@example.org", null);
        assertThat(await(outbox(MACHINE_NOW).tell(telling("P2", "R1/P2/1"), MACHINE_NOW)))
                .isEqualTo(1);
        assertThat(mails.get(0).getSubject()).isEqualTo("Your parcel comes today between 10:40 and 11:40");
        assertThat(texts).isEmpty();
    }

    @Test
    void aGatewayThatIsAwayIsTriedAgainWithTheSameLinkByWhicheverServerComes() {
        announce("P3", "fr", null, "+33600000003");
        gatewayAnswers.set(503);
        await(outbox(MACHINE_NOW).tell(telling("P3", "R1/P3/1"), MACHINE_NOW));
        Message waiting = message("R1/P3/1/sms");
        assertThat(waiting.state()).isEqualTo("waiting");
        assertThat(waiting.failure()).isEqualTo("gateway answered 503");

        gatewayAnswers.set(200);
        Outbox other = outbox(MACHINE_NOW.plusSeconds(6));
        other.retryDue();
        other.retryDue();

        assertThat(texts).hasSize(1);
        assertThat(message("R1/P3/1/sms").state()).isEqualTo("sent");
        assertThat(other.textOf(message("R1/P3/1/sms"))).isEqualTo(other.textOf(waiting));
    }

    @Test
    void anAttemptThatDiedIsMadeAgainOnceItsLeaseIsOver() {
        announce("P4", "fr", null, "+33600000004");
        gatewayAnswers.set(503);
        await(outbox(MACHINE_NOW).tell(telling("P4", "R1/P4/1"), MACHINE_NOW));
        Message waiting = message("R1/P4/1/sms");
        // A server claims the attempt and dies before it can say what became of it.
        assertThat(await(store.messages().claim(waiting, MACHINE_NOW.plusSeconds(60))))
                .isTrue();
        gatewayAnswers.set(200);

        outbox(MACHINE_NOW.plusSeconds(30)).retryDue();
        assertThat(texts).isEmpty();
        outbox(MACHINE_NOW.plusSeconds(61)).retryDue();
        assertThat(texts).hasSize(1);
    }

    @Test
    void aGatewayThatRefusesIsNotAskedAgain() {
        announce("P5", "fr", null, "+33600000005");
        gatewayAnswers.set(400);
        await(outbox(MACHINE_NOW).tell(telling("P5", "R1/P5/1"), MACHINE_NOW));
        assertThat(message("R1/P5/1/sms").state()).isEqualTo("failed");
        gatewayAnswers.set(200);
        outbox(MACHINE_NOW.plusSeconds(3600)).retryDue();
        assertThat(texts).isEmpty();
    }

    @Test
    void anAnnouncementThatComesAMomentLaterIsWaitedForButOnlyWhileTheTellingIsYoung() {
        CompletionStage<Integer> telling = outbox(MACHINE_NOW).tell(telling("P6", "R1/P6/1"), MACHINE_NOW);
        announce("P6", "fr", null, "+33600000006");
        assertThat(await(telling)).isEqualTo(1);

        Instant longAgo = MACHINE_NOW.minusSeconds(9);
        CompletionStage<Integer> old = outbox(MACHINE_NOW).tell(telling("P7", "R1/P7/1"), longAgo);
        assertThat(await(old)).isZero();
        announce("P7", "fr", null, "+33600000007");
        assertThat(texts).hasSize(1).first().asString().startsWith("R1/P6/1/sms ");
    }

    @Test
    void aMessageWhoseLinkAnotherSecretSealedFailsAloneAndHoldsUpNobody() {
        announce("P8", "fr", null, "+33600000008");
        announce("P9", "fr", null, "+33600000009");
        gatewayAnswers.set(503);
        await(outbox(new byte[32], MACHINE_NOW).tell(telling("P8", "R1/P8/1"), MACHINE_NOW));
        byte[] another = new byte[32];
        another[0] = 1;
        await(outbox(another, MACHINE_NOW).tell(telling("P9", "R1/P9/1"), MACHINE_NOW));
        gatewayAnswers.set(200);

        outbox(another, MACHINE_NOW.plusSeconds(6)).retryDue();

        assertThat(texts).hasSize(1).first().asString().startsWith("R1/P9/1/sms ");
        assertThat(message("R1/P8/1/sms").state()).isEqualTo("failed");
        assertThat(message("R1/P8/1/sms").failure()).contains("another installation's secret");
    }

    @Test
    void aMailThatLeftBeforeACrashIsSettledAndNotSentAgain() throws Exception {
        announce("P10", "fr", "mme.durand@example.org", null);
        smtp.stop();
        await(outbox(MACHINE_NOW).tell(telling("P10", "R1/P10/1"), MACHINE_NOW));
        assertThat(message("R1/P10/1/email").state()).isEqualTo("waiting");
        startCouriers();

        SentNotes left = notes();
        left.left("R1/P10/1/email", 1, MACHINE_NOW);
        outbox(new byte[32], left, MACHINE_NOW.plusSeconds(6)).retryDue();

        assertThat(mails).isEmpty();
        assertThat(message("R1/P10/1/email").state()).isEqualTo("sent");
        assertThat(message("R1/P10/1/email").sentAt()).isEqualTo(MACHINE_NOW);
        assertThat(left.list()).isEmpty();
    }

    private Outbox outbox(Instant machineNow) {
        return outbox(new byte[32], machineNow);
    }

    private Outbox outbox(byte[] secret, Instant machineNow) {
        return outbox(secret, notes(), machineNow);
    }

    private Outbox outbox(byte[] secret, SentNotes notes, Instant machineNow) {
        return new Outbox(
                store.parcels(),
                store.links(),
                store.messages(),
                Brands.builtIn(),
                new SealedLinks(secret),
                notes,
                Map.of(
                        "email", new MailRelay("127.0.0.1", smtp.getPortAllocated(), false, ForkJoinPool.commonPool()),
                        "sms",
                                new SmsGateway(
                                        URI.create("http://127.0.0.1:"
                                                + gateway.getAddress().getPort() + "/sms"),
                                        "Bearer k")),
                Outbox.Policy.of("https://suivi.example"),
                Clock.fixed(machineNow, ZoneOffset.UTC));
    }

    private SentNotes notes() {
        try {
            return SentNotes.open(folder.resolve("server-" + ++servers));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Message message(String id) {
        MessageStore messages = store.messages();
        return await(messages.find(id)).orElseThrow();
    }

    private static Outbox.Telling telling(String parcel, String id) {
        return new Outbox.Telling(
                id,
                parcel,
                "DEPARTURE",
                EIGHT,
                Instant.parse("2026-11-20T09:40:00Z"),
                Instant.parse("2026-11-20T10:40:00Z"),
                0.954,
                ZoneId.of("Europe/Monaco"));
    }

    private static void announce(String parcel, String language, @Nullable String email, @Nullable String phone) {
        await(store.parcels()
                .announce(new Announcement(
                        parcel,
                        "S1",
                        "express",
                        EIGHT,
                        EIGHT,
                        "Mme Durand",
                        email,
                        phone,
                        language,
                        "1 rue Grimaldi",
                        "98000",
                        "Monaco",
                        "MC",
                        null,
                        null)));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
