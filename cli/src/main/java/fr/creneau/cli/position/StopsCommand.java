package fr.creneau.cli.position;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.fleet.gait.GaitModel;
import fr.creneau.core.fleet.gait.GaitSmoothing;
import fr.creneau.core.fleet.gait.GaitTrack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./creneau eta stops}: how often it is told rightly, fix by fix, that a driver is on foot. */
@Command(
        name = "stops",
        mixinStandardHelpOptions = true,
        description =
                "Measures how well walking is told from driving. Each track is told by what was learnt from others.")
public final class StopsCommand implements Callable<Integer> {
    private static final double BASELINE_MPS = 2;

    /** Price of a change in the story of a whole track, natural logarithm. */
    private static final double CHANGE_NATS = 1;

    @Option(
            names = "--tracks",
            required = true,
            paramLabel = "FILE",
            description = "CSV: trajectory,timestamp,x_m,y_m,label (Driving or OnFoot), gzipped or not.")
    private Path file = Path.of("");

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Tracks are split into so many parts, each told by what the others teach; ${DEFAULT-VALUE}.")
    private int folds = 10;

    @Option(
            names = "--lag",
            paramLabel = "FIXES",
            description = "How many fixes the online model may wait; ${DEFAULT-VALUE} where not given.")
    private int lag = 2;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        Report report = new Report("eta stops");
        Rejects rejects = new Rejects();
        List<LabelledTrack> tracks = new ArrayList<>(LabelledTrack.read(file, rejects));
        if (folds < 2 || folds > tracks.size() || lag < 0) {
            throw new UserError(
                    "--folds %d --lag %d: expected 2 to %d folds, one track in each at least, and a lag of 0 or more."
                            .formatted(folds, lag, tracks.size()),
                    "leave them out.");
        }
        Collections.shuffle(tracks, new Random(1));
        GaitScore baseline = new GaitScore();
        GaitScore alone = new GaitScore();
        GaitScore whole = new GaitScore();
        GaitScore online = new GaitScore();
        try (ProgressBar bar = new ProgressBar("Learning from the others", 2L * folds)) {
            for (int fold = 0; fold < folds; fold++) {
                List<LabelledTrack> told = new ArrayList<>();
                List<LabelledTrack> others = new ArrayList<>();
                for (int i = 0; i < tracks.size(); i++) {
                    (i % folds == fold ? told : others).add(tracks.get(i));
                }
                GaitModel afterwards = GaitTraining.learn(others, GaitModel.WHOLE_TRACK);
                bar.step();
                GaitModel soon = GaitTraining.learn(others, lag);
                bar.step();
                for (LabelledTrack one : told) {
                    double[] onFoot = afterwards.onFoot(one.track());
                    baseline.add(one.onFoot(), isSlow(one.track()));
                    alone.add(one.onFoot(), GaitSmoothing.likeliest(onFoot, 0));
                    whole.add(one.onFoot(), GaitSmoothing.likeliest(onFoot, CHANGE_NATS));
                    online.add(one.onFoot(), GaitSmoothing.likeliest(soon.onFoot(one.track()), 0));
                }
            }
        }
        report.put("tracks", tracks.size()).put("fixes", whole.fixes()).put("skipped", rejects.count());
        whole.toJson().forEach(report::put);
        report.put("baseline", baseline.toJson());
        report.put("without_smoothing", alone.toJson());
        report.put("online_lag_fixes", lag).put("online", online.toJson());
        report.note(
                "Cross-validated by track, %d folds: no track is told by what was learnt from it.".formatted(folds));
        report.note(
                "baseline: on foot where the step to the fix was at most 2 m/s (at the first fix, the step after).");
        report.write(json);
        return Main.OK;
    }

    private static boolean[] isSlow(GaitTrack track) {
        boolean[] slow = new boolean[track.size()];
        for (int fix = 0; fix < slow.length; fix++) {
            slow[fix] = slow.length == 1 || track.speed(Math.max(0, fix - 1)) <= BASELINE_MPS;
        }
        return slow;
    }
}
