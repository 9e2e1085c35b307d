package fr.creneau.microbench;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.PacedPlan;
import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.calibration.CalibratedTimes;
import fr.creneau.core.eta.calibration.Calibration;
import fr.creneau.core.eta.habit.HabitDiary;
import fr.creneau.core.eta.passage.Passages;
import fr.creneau.core.eta.passage.StopFeatures;
import fr.creneau.core.eta.trees.DelayModel;
import fr.creneau.core.eta.trees.TownFollower;
import fr.creneau.core.eta.trees.TreeEnsemble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How many rounds of 120 stops are followed in a second: each update hands over the whole round as it stands after one
 * more departure, and asks for the calibrated distribution at every stop ahead. The updates go through the round from its
 * first departure to its last but one, with a rest to come until its middle.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RoundFollowing {
    /** Stops of the round. */
    public static final int STOPS = 120;

    private static final int TREES = 100;
    private static final int LEAVES = 31;
    private static final double START = 1_767_250_800;
    private static final double STRETCH = 240;
    private static final double SERVICE = 150;

    private final RoundProgress progress = new RoundProgress();
    private final Arrivals arrivals = new Arrivals();
    private final double[] late = new double[STOPS];
    private ArrivalTimes habits = (round, into) -> {};
    private ArrivalTimes trees = (round, into) -> {};
    private int done;

    /** Learns from twenty rounds, so that nothing is empty. */
    @Setup
    public void learn() {
        SplittableRandom random = new SplittableRandom(1);
        HabitDiary diary = new HabitDiary();
        Passages passages = new Passages();
        for (int day = 0; day < 20; day++) {
            double delay = 0;
            for (int stop = 0; stop < STOPS; stop++) {
                delay += 60 * (random.nextDouble() - 0.5);
                late[stop] = delay;
            }
            fill(STOPS);
            diary.learn(progress);
            for (int stop = 1; stop < STOPS; stop++) {
                fill(stop);
                passages.learn(progress);
            }
        }
        habits = new CalibratedTimes(new PacedPlan(diary.toHabits()), new Calibration(1_000, 0.01));
        TownFollower follower = new TownFollower(passages, new PacedPlan());
        follower.use(new DelayModel("bench", Set.of(), ensemble(random), ensemble(random)));
        trees = new CalibratedTimes(follower, new Calibration(1_000, 0.01));
    }

    /** The engine that rounds of parcels are followed by. */
    @Benchmark
    public Arrivals byHabits() {
        return update(habits);
    }

    /** The engine that learns from other vans on the same streets, with a model of full size. */
    @Benchmark
    public Arrivals byTrees() {
        return update(trees);
    }

    private Arrivals update(ArrivalTimes engine) {
        done = done % (STOPS - 1) + 1;
        fill(done);
        engine.predict(progress, arrivals);
        return arrivals;
    }

    private void fill(int behind) {
        double now = START + (behind - 1) * STRETCH + SERVICE + late[behind - 1];
        progress.begin(now).drivenBy(7).restPlanned(START + STOPS / 2 * STRETCH, 1_800, behind > STOPS / 2);
        for (int stop = 0; stop < STOPS; stop++) {
            double arrival = START + stop * STRETCH;
            double departure = arrival + SERVICE;
            if (stop < behind) {
                progress.addDone(arrival, departure, arrival + late[stop], departure + late[stop], stop + 1);
            } else {
                progress.addAhead(arrival, departure, stop + 1);
            }
        }
    }

    /** Trees of the shape that training makes, with splits at random. */
    private static TreeEnsemble ensemble(SplittableRandom random) {
        StringBuilder text = new StringBuilder("tree\nmax_feature_idx=" + (StopFeatures.columns() - 1) + "\n");
        for (int tree = 0; tree < TREES; tree++) {
            StringJoiner features = new StringJoiner(" ");
            StringJoiner thresholds = new StringJoiner(" ");
            StringJoiner decisions = new StringJoiner(" ");
            StringJoiner left = new StringJoiner(" ");
            StringJoiner right = new StringJoiner(" ");
            StringJoiner leaves = new StringJoiner(" ");
            for (int node = 0; node < LEAVES - 1; node++) {
                features.add(String.valueOf(random.nextInt(StopFeatures.columns())));
                thresholds.add(String.valueOf(200 * random.nextDouble() - 100));
                decisions.add("10");
                left.add(child(2 * node + 1));
                right.add(child(2 * node + 2));
            }
            for (int leaf = 0; leaf < LEAVES; leaf++) {
                leaves.add(String.valueOf(0.02 * random.nextDouble()));
            }
            text.append("Tree=%d\nsplit_feature=%s\nthreshold=%s\ndecision_type=%s\nleft_child=%s\nright_child=%s\n"
                    .formatted(tree, features, thresholds, decisions, left, right));
            text.append("leaf_value=%s\n".formatted(leaves));
        }
        return TreeEnsemble.parse(text.append("end of trees\n").toString());
    }

    /** A child of a full tree in the order of its levels: the first 30 are nodes, the others leaves. */
    private static String child(int place) {
        return String.valueOf(place < LEAVES - 1 ? place : ~(place - (LEAVES - 1)));
    }
}
