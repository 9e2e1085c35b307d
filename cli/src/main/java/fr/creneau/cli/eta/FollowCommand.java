package fr.creneau.cli.eta;

import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.town.Town;
import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.cli.city.TownOptions;
import fr.creneau.core.eta.passage.StopFeatures;
import fr.creneau.learning.eta.LearntDelays;
import fr.creneau.learning.eta.ModelShelf;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./creneau eta follow}: the product's own round writers on simulated days, message by message. */
@Command(
        name = "follow",
        mixinStandardHelpOptions = true,
        description =
                "Feeds simulated days, with their positions and scans as they would be received, to the product's round"
                        + " writers; says how wrong what they expected was, and how the windows ended that they told.")
public final class FollowCommand implements Callable<Integer> {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);

    @Mixin
    private final TownOptions townOptions = new TownOptions();

    @Option(names = "--days", paramLabel = "N", description = "Days that are scored; ${DEFAULT-VALUE}.")
    private int days = 10;

    @Option(
            names = "--history",
            paramLabel = "N",
            description = "Days that are driven and learnt from before; ${DEFAULT-VALUE}.")
    private int history = 30;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds a day; ${DEFAULT-VALUE}.")
    private int rounds = 4;

    @Option(names = "--seed", paramLabel = "S", description = "The town's people and days; ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--without",
            paramLabel = "PART",
            split = ",",
            description = "Parts left out, to measure what they bring: ${COMPLETION-CANDIDATES}.")
    private Set<FollowedTown.Part> without = EnumSet.noneOf(FollowedTown.Part.class);

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Follow by the model in use on that shelf (see eta models).")
    private @Nullable Path models;

    @Option(
            names = "--publish",
            paramLabel = "DIR",
            description =
                    "Learn a model from the days of the history and put it in use on that shelf, with the scores that the"
                            + " days after reach by it.")
    private @Nullable Path publish;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    private static LearntDelays model(ModelShelf shelf) {
        LearntDelays model = shelf.findOtherThan("")
                .orElseThrow(() ->
                        new UserError("No model is in use on that shelf.", "eta follow --publish DIR learns one."));
        if (!model.without().containsAll(StopFeatures.OF_OTHERS)) {
            throw new UserError(
                    "Model %s looks at other vans' passages, which are not followed here.".formatted(model.version()),
                    "eta follow --publish DIR learns one that does not.");
        }
        return model;
    }

    @Override
    public Integer call() {
        if (days < 1 || history < 0 || rounds < 1 || rounds > 200) {
            throw new UserError(
                    "--days %d --history %d --rounds %d: expected 1 or more, 0 or more, 1 to 200."
                            .formatted(days, history, rounds),
                    "leave them out.");
        }
        Report report = new Report("eta follow");
        FollowTally tally = new FollowTally();
        LearntDelays learnt = null;
        try (Town town = townOptions.load(System.err::println);
                ProgressBar bar = new ProgressBar("Living days", (long) history + days)) {
            FollowedTown followed = new FollowedTown(Set.copyOf(without));
            if (models != null) {
                followed.use(model(new ModelShelf(models)));
            }
            DeliveryDay day = DeliveryDay.plan(town, FIRST_DAY, rounds, seed);
            for (int i = 0; i < history + days; i++) {
                if (publish != null && i == history) {
                    learnt = followed.learnModel();
                    followed.use(learnt);
                }
                followed.live(day, i < history ? null : tally);
                day = day.next();
                bar.step();
            }
        }
        report.put("seed", seed).put("history_days", history).put("days", days).put("rounds_a_day", rounds);
        if (publish != null && learnt != null) {
            new ModelShelf(publish).publish(learnt, tally.scores());
            report.put("published", learnt.version());
        }
        report.put("without", without.stream().map(Enum::name).sorted().toList());
        tally.writeInto(report);
        report.note(
                "Simulated. Bins by true minutes to the arrival; every five minutes of each round all stops ahead.");
        report.note(
                "oracle: the noise floor, for one who knows the simulator's law and what it hides: the median of 201"
                        + " futures.");
        report.note(
                "inferred_parcels: held: the state said was the true one; served: the van served the stop while it stood"
                        + " there.");
        report.note("Windows of one hour are told when the round leaves. Early is a miss, like late.");
        report.write(json);
        return Main.OK;
    }
}
