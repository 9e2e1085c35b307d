package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import fr.creneau.core.promise.Dimension;
import fr.creneau.core.promise.Tallies;
import fr.creneau.core.promise.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** Promises of closed days, counted: table {@code promises_by_day}. */
public final class PromiseStore {
    private final CqlSession session;
    private final PreparedStatement insert;
    private final PreparedStatement select;

    PromiseStore(CqlSession session) {
        this.session = session;
        this.insert = session.prepare("INSERT INTO promises_by_day (service_date, depot_id, dimension, bucket,"
                + " told, ended, kept, early, late, not_attempted, claimed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " USING TTL " + Retention.PROMISES_S);
        this.select = session.prepare("SELECT * FROM promises_by_day WHERE service_date = ?");
    }

    /** Saves a closed depot day's counts; again, the same. */
    public CompletionStage<Void> save(LocalDate serviceDate, String depotId, Tallies tallies) {
        List<CompletionStage<?>> writes = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            tallies.by(dimension)
                    .forEach((bucket, t) -> writes.add(session.executeAsync(insert.bind(
                            serviceDate,
                            depotId,
                            dimension.name().toLowerCase(Locale.ROOT),
                            bucket,
                            t.told(),
                            t.ended(),
                            t.kept(),
                            t.early(),
                            t.late(),
                            t.notAttempted(),
                            t.claimed()))));
        }
        return Cql.all(writes);
    }

    /** The day's counts by depot. */
    public CompletionStage<SortedMap<String, Tallies>> list(LocalDate serviceDate) {
        return Cql.list(session.executeAsync(select.bind(serviceDate)), row -> row)
                .thenApply(rows -> {
                    SortedMap<String, Tallies> depots = new TreeMap<>();
                    rows.forEach(row ->
                            depots.merge(Objects.requireNonNull(row.getString("depot_id")), one(row), Tallies::plus));
                    return depots;
                });
    }

    private static Tallies one(Row row) {
        return Tallies.NONE.plus(
                Dimension.valueOf(
                        Objects.requireNonNull(row.getString("dimension")).toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(row.getString("bucket")),
                new Tally(
                        row.getLong("told"),
                        row.getLong("ended"),
                        row.getLong("kept"),
                        row.getLong("early"),
                        row.getLong("late"),
                        row.getLong("not_attempted"),
                        row.getDouble("claimed")));
    }
}
