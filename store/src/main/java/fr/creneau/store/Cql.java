package fr.creneau.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The few things that every accessor does with the driver. */
final class Cql {
    private Cql() {}

    /** A write that a person waits for; see {@link SecondNode}. */
    static SimpleStatement awaited(String cql) {
        return SimpleStatement.newInstance(cql).setExecutionProfileName(SecondNode.AWAITED);
    }

    /** Reads all pages, row by row, into one list. */
    static <T> CompletionStage<List<T>> list(CompletionStage<AsyncResultSet> query, Function<Row, T> read) {
        return query.thenCompose(page -> collect(page, read, new ArrayList<>()));
    }

    private static <T> CompletionStage<List<T>> collect(AsyncResultSet page, Function<Row, T> read, List<T> into) {
        page.currentPage().forEach(row -> into.add(read.apply(row)));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, read, into))
                : CompletableFuture.completedFuture(into);
    }

    static CompletionStage<Void> done(CompletionStage<AsyncResultSet> write) {
        return write.thenAccept(ignored -> {});
    }

    /** Completes when all have; fails where one failed. */
    static CompletionStage<Void> all(List<? extends CompletionStage<?>> writes) {
        return CompletableFuture.allOf(
                writes.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
    }

    /** Leaves out what is null, so that a raw row, written once, carries no tombstones. */
    static BoundStatement withoutNulls(BoundStatement statement) {
        BoundStatement lean = statement;
        for (int i = 0; i < lean.size(); i++) {
            if (lean.isNull(i)) {
                lean = lean.unset(i);
            }
        }
        return lean;
    }

    static @Nullable Double getDouble(Row row, String column) {
        return row.isNull(column) ? null : row.getDouble(column);
    }

    static @Nullable Integer getInt(Row row, String column) {
        return row.isNull(column) ? null : row.getInt(column);
    }

    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
    }
}
