package fr.creneau.cli.admin;

import fr.creneau.cli.Main;
import fr.creneau.cli.UserError;
import fr.creneau.events.EventCodec;
import fr.creneau.server.sinks.OutboxSink;
import fr.creneau.server.sinks.StoreFeed;
import fr.creneau.store.Store;
import fr.creneau.store.StoreConfig;
import fr.creneau.streams.Groups;
import fr.creneau.streams.LogConfig;
import fr.creneau.streams.Reread;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./creneau admin rebuild-store}: carries into the store, once more, all that the log still holds. Every row has
 * its event in its key or a revision as its write timestamp, so that what stands is written over by itself. The outbox
 * is left alone: nobody is told anything twice. No server may run: its outbox would find no recipient for what is told
 * while the parcels are not back yet.
 */
@Command(
        name = "rebuild-store",
        mixinStandardHelpOptions = true,
        description = "Fills the store again from the log. The engines run meanwhile, the servers do not.",
        footer = {
            "",
            "What the log has no more, a backup may have: positions and scans are kept 7 days there, all else 14.",
            "Never in the log, and thus from a backup alone: messages sent and their links, staff and sessions, keys.",
            "Rows live as long as if they were new: positions up to 7 days, all else up to 14 days longer.",
            "It can be interrupted, and run twice. A table to be filled anew is emptied by TRUNCATE, not by DELETE."
        })
final class RebuildStoreCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_MS = 500;

    @Mixin
    private final Installation installation = new Installation();

    @Option(
            names = "--replication",
            paramLabel = "CQL",
            defaultValue = StoreConfig.ONE_NODE,
            description = "Replication of the keyspace where it is lost too (${DEFAULT-VALUE}).")
    private String replication = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        return installation.withLog(log -> {
            try (Store store = installation.openStore(replication)) {
                List<StoreFeed> feeds = StoreFeed.listAll(store, new EventCodec());
                requireNobodyReads(log, feeds);
                for (StoreFeed feed : feeds) {
                    carry(log, feed);
                }
            }
            out().println("The store has all that the log holds.");
            out().flush();
            return Main.OK;
        });
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void requireNobodyReads(LogConfig log, List<StoreFeed> feeds) throws InterruptedException {
        List<String> purposes =
                new ArrayList<>(feeds.stream().map(StoreFeed::purpose).toList());
        purposes.add(OutboxSink.PURPOSE);
        // A server that ended a moment ago is still counted.
        long patience = System.nanoTime() + Groups.REMEMBERED.toNanos();
        List<String> members = Groups.listMembers(log, purposes, PATIENCE);
        while (!members.isEmpty() && System.nanoTime() < patience) {
            Thread.sleep(LOOK_EVERY_MS);
            members = Groups.listMembers(log, purposes, PATIENCE);
        }
        if (!members.isEmpty()) {
            throw new UserError(
                    "A server still reads this log: %s.".formatted(String.join(", ", members)),
                    "`./creneau down`, then `./creneau up --engines-only`, then once more; on a cluster stop every"
                            + " server.");
        }
    }

    private void carry(LogConfig log, StoreFeed feed) throws InterruptedException {
        try (Reread reread = new Reread(log, new EventCodec(), feed.topics(), feed.maxBatch())) {
            List<Reread.Held> held = reread.listHeld();
            for (Reread.Held topic : held) {
                out().println("%-14s %s"
                        .formatted(
                                topic.topic().suffix(),
                                topic.oldest()
                                        .map(oldest -> "held since " + oldest)
                                        .orElse("empty")));
            }
            out().flush();
            long offsets = held.stream().mapToLong(Reread.Held::offsets).sum();
            Reread.Done done;
            try (ProgressBar bar = bar(feed.purpose(), offsets)) {
                done = reread.run(feed.sink(), bar::stepTo);
                bar.stepTo(offsets); // the ends of transactions are places in the log too
            } catch (IllegalStateException e) {
                throw new UserError(
                        "The store stopped taking events: %s.".formatted(e.getMessage()),
                        "`./creneau status` says why; the same again goes on from the beginning and does no harm.");
            }
            out().println("%-14s %d events written%s"
                    .formatted(
                            feed.purpose(),
                            done.handedOver(),
                            done.passedOver() == 0
                                    ? ""
                                    : ", %d passed over that are dead letters".formatted(done.passedOver())));
            out().flush();
        }
    }

    private static ProgressBar bar(String name, long most) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(most)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }
}
