package fr.creneau.server.outbox;

import fr.creneau.server.brand.Brand;
import fr.creneau.server.brand.Brands;
import fr.creneau.store.LinkStore;
import fr.creneau.store.LinkStore.Link;
import fr.creneau.store.MessageStore;
import fr.creneau.store.MessageStore.Message;
import fr.creneau.store.MessageStore.Waiting;
import fr.creneau.store.ParcelStore;
import fr.creneau.store.ParcelStore.Announcement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes and sends what recipients are told. {@link #tell} completes once the message is safely written and was tried
 * once; what could not be sent is tried again, by this server or another. Thread-safe.
 */
public final class Outbox implements AutoCloseable {
    /** A window to be told, as the round writer decided it. */
    public record Telling(
            String tellingId,
            String parcelId,
            String cause,
            Instant toldAt,
            Instant start,
            Instant end,
            double probability,
            ZoneId zone) {}

    /**
     * How the outbox behaves.
     *
     * @param baseUrl what links begin with, e.g. {@code https://suivi.example}; no slash at its end
     * @param linkLife how long a link opens its parcel, in domain time
     * @param lease an attempt that took longer counts as lost
     * @param retryAfter the pause before each further attempt; when they are used up the message has failed
     */
    public record Policy(String baseUrl, Duration linkLife, Duration lease, List<Duration> retryAfter) {
        public static Policy of(String baseUrl) {
            return new Policy(
                    baseUrl,
                    Duration.ofDays(14),
                    Duration.ofSeconds(60),
                    List.of(
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(30),
                            Duration.ofMinutes(2),
                            Duration.ofMinutes(10),
                            Duration.ofMinutes(30),
                            Duration.ofHours(1)));
        }
    }

    static final String LINK_MARK = "{link}";

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** Cassandra's clock is the machine's: a link's row outlives the link in any demo's faster time. */
    private static final Duration LINK_ROW_LIFE = Duration.ofDays(60);

    private static final List<Duration> ANNOUNCEMENT_MAY_LAG =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(5));
    private static final Duration ANNOUNCED_BY_THEN = Duration.ofSeconds(8);

    private final ParcelStore parcels;
    private final LinkStore links;
    private final MessageStore messages;
    private final Brands brands;
    private final SealedLinks sealed;
    private final SentNotes notes;
    private final Map<String, Courier> couriers;
    private final Policy policy;
    private final Clock machine;
    /** A relay takes the same mail twice: they leave one behind the other, each noted before the next. */
    private final SingleFile mails = new SingleFile();

    private final Templates templates = new Templates();
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "outbox-retries");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param notes this server's own
     * @param couriers by channel, {@code sms} and {@code email}
     * @param machine the machine's own clock: retries and leases wait in real time
     */
    public Outbox(
            ParcelStore parcels,
            LinkStore links,
            MessageStore messages,
            Brands brands,
            SealedLinks sealed,
            SentNotes notes,
            Map<String, Courier> couriers,
            Policy policy,
            Clock machine) {
        this.parcels = parcels;
        this.links = links;
        this.messages = messages;
        this.brands = brands;
        this.sealed = sealed;
        this.notes = notes;
        this.couriers = Map.copyOf(couriers);
        this.policy = policy;
        this.machine = machine;
    }

    /** Begins to try again what waits, on every server at its own pace; a claim decides who sends. */
    public void start() {
        // What a crash left unsettled; where the store is away they are met again when their lease ends.
        notes.list().forEach(this::settleNoted);
        retries.scheduleWithFixedDelay(this::retryDue, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Tells the recipient by each channel that brand and recipient have; a parcel that nobody announced is told to
     * nobody. The same telling again sends nothing more.
     *
     * @param decidedAt when the log got the telling; an announcement that is not there some seconds later is not waited for
     *
     * @return how many messages were written; fails only where the store does
     */
    public CompletionStage<Integer> tell(Telling telling, Instant decidedAt) {
        // Many parcels that nobody announced must not hold up the others, each for its own wait.
        boolean waited = machine.instant().isAfter(decidedAt.plus(ANNOUNCED_BY_THEN));
        return announcement(telling.parcelId(), waited ? List.of() : ANNOUNCEMENT_MAY_LAG)
                .thenCompose(found -> {
                    if (found.isEmpty()) {
                        LOG.warn("telling {} reaches nobody: its parcel was never announced", telling.tellingId());
                        return CompletableFuture.completedFuture(0);
                    }
                    List<CompletionStage<Void>> sent = new ArrayList<>();
                    Brand brand = brands.get(found.get().brand());
                    for (String channel : brand.channels()) {
                        recipient(found.get(), channel)
                                .ifPresent(to -> sent.add(write(telling, found.get(), brand, channel, to)
                                        .thenCompose(this::attempt)));
                    }
                    return all(sent).thenApply(done -> sent.size());
                });
    }

    /** The message's text as the recipient reads it, link included; for the demo's outbox page alone. */
    public String textOf(Message message) {
        return message.body().replace(LINK_MARK, linkOf(message));
    }

    /** The link that the message carries; for the demo's outbox page alone. */
    public String linkOf(Message message) {
        return policy.baseUrl() + "/t/" + sealed.open(message.sealedLink());
    }

    /** The announcement comes to the store by another consumer, which may be a little behind: looked for again. */
    private CompletionStage<Optional<Announcement>> announcement(String parcelId, List<Duration> pauses) {
        return parcels.findAnnouncement(parcelId).thenCompose(found -> {
            if (found.isPresent() || pauses.isEmpty()) {
                return CompletableFuture.completedFuture(found);
            }
            Executor later = CompletableFuture.delayedExecutor(pauses.get(0).toMillis(), TimeUnit.MILLISECONDS);
            return CompletableFuture.runAsync(() -> {}, later)
                    .thenCompose(waited -> announcement(parcelId, pauses.subList(1, pauses.size())));
        });
    }

    private static Optional<String> recipient(Announcement announcement, String channel) {
        return Optional.ofNullable(channel.equals("sms") ? announcement.phone() : announcement.email());
    }

    private CompletionStage<Message> write(
            Telling telling, Announcement announcement, Brand brand, String channel, String to) {
        String language = announcement.language();
        Map<String, String> values = Map.of(
                "brand", brand.name(),
                "start", Words.time(telling.start(), telling.zone(), language),
                "end", Words.time(telling.end(), telling.zone(), language),
                "probability", Words.probability(telling.probability(), language));
        String key = channel + "." + telling.cause().toLowerCase(Locale.ROOT);
        boolean email = channel.equals("email");
        Message message = new Message(
                telling.tellingId() + "/" + channel,
                telling.toldAt(),
                channel,
                telling.parcelId(),
                brand.id(),
                language,
                telling.tellingId(),
                to,
                email ? templates.fill(language, brand.id(), key + ".subject", values) : null,
                templates.fill(language, brand.id(), key, values),
                sealed.seal(sealed.newToken()),
                "waiting",
                0,
                null,
                null,
                null);
        return messages.addOnce(message).thenCompose(stands -> links.add(
                        SealedLinks.hash(sealed.open(stands.sealedLink())),
                        new Link(stands.parcelId(), stands.createdAt().plus(policy.linkLife())),
                        LINK_ROW_LIFE)
                .thenApply(added -> stands));
    }

    /** Sends the message, if it still waits and nobody else is at it. */
    private CompletionStage<Void> attempt(Message message) {
        Instant now = machine.instant();
        Instant leasedUntil = message.leasedUntil();
        if (!message.state().equals("waiting")) {
            return messages.stopWaiting(message.messageId());
        }
        Optional<SentNotes.Note> left = notes.find(message.messageId());
        if (left.isPresent()) {
            return settleNoted(left.get());
        }
        if (leasedUntil != null && leasedUntil.isAfter(now)) {
            return messages.await(new Waiting(message.messageId(), leasedUntil));
        }
        int attempt = message.attempts() + 1;
        Instant leaseEnd = now.plus(policy.lease());
        // Among the waiting before it is tried: a server that dies here leaves it to the others.
        return messages.await(new Waiting(message.messageId(), leaseEnd))
                .thenCompose(waits -> messages.claim(message, leaseEnd))
                .thenCompose(
                        mine -> mine ? letOut(message, attempt, leaseEnd) : CompletableFuture.completedFuture(null));
    }

    private CompletionStage<Void> letOut(Message message, int attempt, Instant leaseEnd) {
        Courier courier = couriers.getOrDefault(message.channel(), Courier.shelf());
        if (courier.dropsDoubles()) {
            return carry(message, courier).thenCompose(outcome -> settle(message, attempt, outcome));
        }
        return mails.queue(() -> carryNoted(message, attempt, courier, leaseEnd))
                .thenCompose(outcome -> outcome.isPresent()
                        ? settle(message, attempt, outcome.get())
                        : CompletableFuture.completedFuture(null));
    }

    /** Empty: it stood in the queue for longer than its claim lasts, and may by now be another server's. */
    private CompletionStage<Optional<Courier.Outcome>> carryNoted(
            Message message, int attempt, Courier courier, Instant leaseEnd) {
        if (!machine.instant().isBefore(leaseEnd)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return carry(message, courier).thenApply(outcome -> {
            if (outcome instanceof Courier.Outcome.Delivered) {
                notes.left(message.messageId(), attempt, machine.instant());
            }
            return Optional.of(outcome);
        });
    }

    private CompletionStage<Courier.Outcome> carry(Message message, Courier courier) {
        Brand brand = brands.get(message.brand());
        String text;
        try {
            text = textOf(message);
        } catch (IllegalStateException sealedByAnother) {
            return CompletableFuture.completedFuture(
                    new Courier.Outcome.Refused("its link was sealed with another installation's secret"));
        }
        return courier.carry(new Courier.Letter(
                message.messageId(),
                message.channel().equals("email") ? brand.mailFrom() : brand.smsSender(),
                brand.name(),
                message.recipient(),
                message.subject(),
                text));
    }

    private CompletionStage<Void> settle(Message message, int attempt, Courier.Outcome outcome) {
        String id = message.messageId();
        if (outcome instanceof Courier.Outcome.Delivered delivered) {
            return settled(id, attempt, delivered.state(), machine.instant(), null)
                    .thenRun(() -> notes.settled(id));
        }
        if (outcome instanceof Courier.Outcome.Refused refused) {
            LOG.warn("message {} was refused for good: {}", id, refused.reason());
            return settled(id, attempt, "failed", null, refused.reason());
        }
        String reason = ((Courier.Outcome.NotNow) outcome).reason();
        if (attempt > policy.retryAfter().size()) {
            LOG.warn("message {} is given up after {} attempts: {}", id, attempt, reason);
            return settled(id, attempt, "failed", null, reason);
        }
        Instant next = machine.instant().plus(policy.retryAfter().get(attempt - 1));
        return messages.settle(id, attempt, "waiting", null, reason)
                .thenCompose(done -> messages.await(new Waiting(id, next)));
    }

    /** It left, and the store could not be told then. */
    private CompletionStage<Void> settleNoted(SentNotes.Note note) {
        return settled(note.messageId(), note.attempt(), "sent", note.leftAt(), null)
                .thenRun(() -> notes.settled(note.messageId()));
    }

    private CompletionStage<Void> settled(
            String id, int attempt, String state, @Nullable Instant sentAt, @Nullable String failure) {
        return messages.settle(id, attempt, state, sentAt, failure).thenCompose(done -> messages.stopWaiting(id));
    }

    /** Tries once what is due. */
    void retryDue() {
        try {
            Instant now = machine.instant();
            for (int shard = 0; shard < MessageStore.SHARDS; shard++) {
                for (Waiting waiting :
                        messages.listWaiting(shard).toCompletableFuture().join()) {
                    if (!waiting.nextAttemptAt().isAfter(now)) {
                        Optional<Message> message = messages.find(waiting.messageId())
                                .toCompletableFuture()
                                .join();
                        (message.isPresent() ? attempt(message.get()) : messages.stopWaiting(waiting.messageId()))
                                .toCompletableFuture()
                                .join();
                    }
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("messages that wait were not tried, next time in a second: {}", e.toString());
        }
    }

    private static CompletionStage<Void> all(List<? extends CompletionStage<?>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
    }

    @Override
    public void close() {
        retries.shutdownNow();
    }
}
