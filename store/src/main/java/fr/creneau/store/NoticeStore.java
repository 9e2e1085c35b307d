package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What an operator should see: table {@code notices_by_hour}. No personal data. */
public final class NoticeStore {
    /** One notice; {@code line} counts from 1. */
    public record Notice(
            String noticeId,
            Instant at,
            String kind,
            String source,
            @Nullable String subject,
            @Nullable Integer line,
            @Nullable String field,
            @Nullable String value,
            @Nullable String expected) {}

    private final CqlSession session;
    private final PreparedStatement insert;
    private final PreparedStatement select;

    NoticeStore(CqlSession session) {
        this.session = session;
        this.insert = session.prepare("INSERT INTO notices_by_hour"
                + " (hour, at, notice_id, kind, source, subject, line, field, value, expected)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TTL " + Retention.NOTICES_S);
        this.select = session.prepare("SELECT * FROM notices_by_hour WHERE hour = ? LIMIT ?");
    }

    public CompletionStage<Void> add(Notice n) {
        return Cql.done(session.executeAsync(Cql.withoutNulls(insert.bind(
                n.at().truncatedTo(ChronoUnit.HOURS),
                n.at(),
                n.noticeId(),
                n.kind(),
                n.source(),
                n.subject(),
                n.line(),
                n.field(),
                n.value(),
                n.expected()))));
    }

    /** The notices of the hour that holds the given time, newest first. */
    public CompletionStage<List<Notice>> listHour(Instant inHour, int atMost) {
        return Cql.list(
                session.executeAsync(select.bind(inHour.truncatedTo(ChronoUnit.HOURS), atMost)), NoticeStore::notice);
    }

    private static Notice notice(Row row) {
        return new Notice(
                Objects.requireNonNull(row.getString("notice_id")),
                Objects.requireNonNull(row.getInstant("at")),
                Objects.requireNonNull(row.getString("kind")),
                Objects.requireNonNull(row.getString("source")),
                row.getString("subject"),
                Cql.getInt(row, "line"),
                row.getString("field"),
                row.getString("value"),
                row.getString("expected"));
    }
}
