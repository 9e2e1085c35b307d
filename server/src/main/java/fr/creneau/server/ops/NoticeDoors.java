package fr.creneau.server.ops;

import fr.creneau.core.time.DomainClock;
import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Json;
import fr.creneau.server.outbox.Outbox;
import fr.creneau.server.security.Access;
import fr.creneau.server.security.Waits;
import fr.creneau.store.MessageStore;
import fr.creneau.store.NoticeStore;
import fr.creneau.store.Store;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What came in badly, and what went out: notices and messages of a day. */
public final class NoticeDoors implements Feature {
    private static final int MOST_AN_HOUR = 200;

    private final NoticeStore notices;
    private final MessageStore messages;
    private final Outbox outbox;
    private final boolean showTexts;
    private final DomainClock clock;

    /** @param showTexts the demo's outbox: texts and links are shown as a phone would show them */
    public NoticeDoors(Store store, Outbox outbox, boolean showTexts, DomainClock clock) {
        this.notices = store.notices();
        this.messages = store.messages();
        this.outbox = outbox;
        this.showTexts = showTexts;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/ops/notices", this::notices, Access.DISPATCH);
        routes.get("/api/ops/outbox", this::messages, Access.DISPATCH);
    }

    private LocalDate day(Context ctx) {
        return Params.dateOr(ctx, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private void notices(Context ctx) {
        Hours.Page<OpsJson.Notice> page = Hours.read(
                day(ctx),
                clock.instant(),
                ctx.queryParam("page_token"),
                hour -> Waits.on(notices.listHour(hour, MOST_AN_HOUR)).stream()
                        .map(NoticeDoors::json)
                        .toList());
        ctx.contentType("application/json").result(Json.bytes(new OpsJson.Notices(page.items(), page.nextPageToken())));
    }

    private void messages(Context ctx) {
        Hours.Page<OpsJson.Message> page = Hours.read(
                day(ctx),
                clock.instant(),
                ctx.queryParam("page_token"),
                hour -> Waits.on(messages.listHour(hour)).stream()
                        .map(this::json)
                        .toList());
        ctx.contentType("application/json")
                .result(Json.bytes(new OpsJson.Messages(page.items(), page.nextPageToken())));
    }

    private static OpsJson.Notice json(NoticeStore.Notice n) {
        return new OpsJson.Notice(
                n.noticeId(), n.at(), n.kind(), n.source(), n.subject(), n.line(), n.field(), n.value(), n.expected());
    }

    private OpsJson.Message json(MessageStore.Message m) {
        return new OpsJson.Message(
                m.messageId(),
                m.createdAt(),
                m.channel(),
                m.parcelId(),
                m.language(),
                m.brand(),
                m.state(),
                showTexts ? m.recipient() : masked(m.recipient()),
                showTexts ? m.subject() : null,
                showTexts ? outbox.textOf(m) : null,
                showTexts ? outbox.linkOf(m) : null);
    }

    /** {@code j•••@mail.example}, {@code +336•••78}. */
    static String masked(String recipient) {
        int at = recipient.indexOf('@');
        if (at > 0) {
            return recipient.charAt(0) + "•••" + recipient.substring(at);
        }
        return recipient.length() < 8
                ? "•••"
                : recipient.substring(0, 4) + "•••" + recipient.substring(recipient.length() - 2);
    }
}
