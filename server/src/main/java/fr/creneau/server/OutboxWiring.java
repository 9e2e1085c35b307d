package fr.creneau.server;

import fr.creneau.server.ServerConfig.OutboxConfig;
import fr.creneau.server.brand.Brands;
import fr.creneau.server.outbox.Courier;
import fr.creneau.server.outbox.MailRelay;
import fr.creneau.server.outbox.Outbox;
import fr.creneau.server.outbox.SealedLinks;
import fr.creneau.server.outbox.SentNotes;
import fr.creneau.server.outbox.SmsGateway;
import fr.creneau.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Makes the outbox, and the couriers that the configuration names. Stateless. */
final class OutboxWiring {
    private OutboxWiring() {}

    /** @param keep takes what must be closed after the outbox */
    static Outbox make(ServerConfig config, Store store, Brands brands, Clock machine, Consumer<AutoCloseable> keep)
            throws IOException {
        OutboxConfig o = config.outbox();
        Map<String, Courier> couriers = new HashMap<>();
        if (o.smtp() != null) {
            ExecutorService workers = Executors.newSingleThreadExecutor();
            keep.accept(workers::shutdownNow);
            int colon = o.smtp().lastIndexOf(':');
            couriers.put(
                    "email",
                    new MailRelay(
                            o.smtp().substring(0, colon),
                            Integer.parseInt(o.smtp().substring(colon + 1)),
                            o.smtpStartTls(),
                            workers));
        }
        if (o.sms() != null) {
            couriers.put("sms", new SmsGateway(o.sms(), o.smsAuthorization()));
        }
        SentNotes sent = SentNotes.open(config.data().resolve("mails-sent"));
        keep.accept(sent);
        return new Outbox(
                store.parcels(),
                store.links(),
                store.messages(),
                brands,
                new SealedLinks(InstallationSecret.readOrMake(config.data())),
                sent,
                couriers,
                Outbox.Policy.of(o.baseUrl()),
                machine);
    }
}
