package fr.creneau.server.ops;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.creneau.server.live.LiveRound;
import fr.creneau.server.live.LiveRounds;
import fr.creneau.server.live.VanNow;
import fr.creneau.store.BoardStore;
import fr.creneau.store.Store;
import fr.creneau.store.WindowStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A depot's day as it stands: its rounds, their vans, its promises. Thread-safe. */
final class Boards {
    /** Counting promises reads a whole day of a depot: for all dispatchers together, once in so long. */
    private static final Duration COUNTED_FOR = Duration.ofSeconds(5);

    private static final Set<String> JUDGED = Set.of("kept", "early", "late", "not_attempted");
    private static final Comparator<BoardStore.BoardRow> WORST_FIRST = Comparator.comparingInt(
                    (BoardStore.BoardRow r) -> -r.windowsAtRisk())
            .thenComparing(r -> r.status().equals("under_way") ? 0 : r.status().equals("planned") ? 1 : 2)
            .thenComparingInt(r -> -r.latenessSeconds())
            .thenComparing(BoardStore.BoardRow::roundId);

    /** How a day's promises stand; withdrawn ones are not judged. */
    record Promises(int told, int kept, int ended) {}

    /** One round of the day; {@code live} where anything is known beyond its row. */
    record Line(BoardStore.BoardRow row, Optional<LiveRound> live) {
        @Nullable
        VanNow van() {
            return live.map(LiveRound::van).orElse(null);
        }
    }

    private record DepotDay(String depotId, LocalDate date) {}

    private final BoardStore board;
    private final WindowStore windows;
    private final LiveRounds live;
    private final AsyncCache<DepotDay, Promises> promises =
            Caffeine.newBuilder().maximumSize(500).expireAfterWrite(COUNTED_FOR).buildAsync();

    Boards(Store store, LiveRounds live) {
        this.board = store.board();
        this.windows = store.windows();
        this.live = live;
    }

    /** The day's rounds, worst first. */
    CompletableFuture<List<Line>> list(String depotId, LocalDate date) {
        return board.list(depotId, date).toCompletableFuture().thenCompose(rows -> {
            List<CompletableFuture<Line>> lines = new ArrayList<>(rows.size());
            rows.stream()
                    .sorted(WORST_FIRST)
                    .forEach(row -> lines.add(live.find(row.roundId()).thenApply(found -> new Line(row, found))));
            return CompletableFuture.allOf(lines.toArray(CompletableFuture[]::new))
                    .thenApply(
                            all -> lines.stream().map(CompletableFuture::join).toList());
        });
    }

    CompletableFuture<Promises> promises(String depotId, LocalDate date) {
        return promises.get(new DepotDay(depotId, date), (day, executor) -> windows.listByDepotDay(depotId, date)
                .thenApply(Boards::count)
                .toCompletableFuture());
    }

    private static Promises count(List<WindowStore.Window> told) {
        int kept = 0;
        int ended = 0;
        for (WindowStore.Window window : told) {
            kept += "kept".equals(window.outcome()) ? 1 : 0;
            ended += window.outcome() != null && JUDGED.contains(window.outcome()) ? 1 : 0;
        }
        return new Promises(told.size(), kept, ended);
    }
}
