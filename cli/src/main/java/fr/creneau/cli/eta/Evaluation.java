package fr.creneau.cli.eta;

import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.PacedPlan;
import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.calibration.CalibratedTimes;
import fr.creneau.core.eta.calibration.Calibration;
import fr.creneau.core.eta.calibration.Outcome;
import fr.creneau.core.eta.passage.Passages;
import fr.creneau.core.eta.passage.StopFeatures;
import fr.creneau.core.eta.trees.TownFollower;
import fr.creneau.learning.eta.DelayRows;
import fr.creneau.learning.eta.DelayTrainer;
import fr.creneau.learning.eta.LearntDelays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Drives the rounds of a file once more, in the order of time, as if live: at each departure every later stop is
 * predicted, and what an arrival teaches is learnt when that arrival is past, never before. One run, one thread.
 */
final class Evaluation {
    /** Rows to learn from; more are sampled. */
    private static final int ROWS_KEPT = 100_000;

    /** Arrivals that each group of the calibration remembers. */
    private static final int CALIBRATION_MEMORY = 2_000;

    /** How quickly intervals follow what becomes of them; the middle of what is usual, 0.005 to 0.02. */
    private static final double GAMMA = 0.01;

    /** Days before the test that claims are checked on, so that the calibration starts with something. */
    private static final int CALIBRATION_DAYS = 14;

    /** The trees are learnt anew when there is so much more to learn from, or when so much time has passed. */
    private static final double GROWTH = 1.3;

    /** The same while there are few rows and each hour tells more; learning from few is quick, too. */
    private static final double YOUNG_GROWTH = 1.08;

    private static final long YOUNG_ROWS = 40_000;

    private static final double RENEW_SECONDS = 7 * 86_400;

    private final LocalDate testFrom;
    private final double learnTreesFrom;
    private final Passages passages = new Passages();
    private final Calibration calibration = new Calibration(CALIBRATION_MEMORY, GAMMA);
    private final DelayRows rows = new DelayRows(ROWS_KEPT, 1);
    private final StopFeatures features;
    private final TownFollower follower;
    private final CalibratedTimes engine;
    private final PriorityQueue<Claim> claims = new PriorityQueue<>(Comparator.comparingDouble(Claim::arrival));
    private final RoundProgress progress = new RoundProgress();
    private final Arrivals arrivals = new Arrivals();
    private final EvaluationScores scores = new EvaluationScores();
    private Optional<LearntDelays> learnt = Optional.empty();
    private double learntAt;
    private long learntFrom;
    private int rounds;

    /** A departure in the file. */
    private record Departure(DrivenRound round, int stop, double at) {}

    /** What was said of one arrival, to be learnt from once it is past; no outcome where it was not the model's word. */
    private record Claim(double arrival, float[] rows, int at, double delayToCome, Optional<Outcome> outcome) {}

    /**
     * @param testFrom predictions are scored from this service date on; earlier ones are learnt from alone
     * @param without columns that the trees may not look at, to measure what they bring
     */
    Evaluation(Optional<LocalDate> testFrom, Set<String> without) {
        this.features = new StopFeatures(without);
        this.follower = new TownFollower(passages, new PacedPlan(), features);
        this.engine = new CalibratedTimes(follower, calibration);
        this.testFrom = testFrom.orElse(LocalDate.MIN);
        this.learnTreesFrom = testFrom.map(date -> date.minusDays(CALIBRATION_DAYS)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toEpochSecond())
                .map(Long::doubleValue)
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** @param stepped hears how many departures are done, from time to time */
    void run(List<DrivenRound> driven, IntConsumer stepped) {
        List<Departure> departures = new ArrayList<>();
        for (DrivenRound round : driven) {
            for (int stop = 0; stop < round.stops().size(); stop++) {
                departures.add(
                        new Departure(round, stop, round.stops().get(stop).actualDeparture()));
            }
            rounds += round.date().isBefore(testFrom) ? 0 : 1;
        }
        departures.sort(Comparator.comparingDouble(Departure::at));
        int done = 0;
        for (Departure departure : departures) {
            learnWhatIsPast(departure.at());
            departure.round().fillAtDeparture(departure.stop(), progress);
            passages.learn(progress);
            if (progress.ahead() > 0) {
                predict(departure.round(), departure.stop());
            }
            if (++done % 500 == 0 || done == departures.size()) {
                stepped.accept(done);
            }
        }
    }

    private void predict(DrivenRound round, int stop) {
        engine.predict(progress, arrivals);
        float[] kept = Arrays.copyOf(features.rows(), StopFeatures.at(progress.ahead()));
        boolean scored = !round.date().isBefore(testFrom);
        for (int j = 0; j < progress.ahead(); j++) {
            DrivenRound.Stop ahead = round.stops().get(stop + 1 + j);
            double actual = ahead.actualArrival();
            if (scored) {
                scores.add(arrivals, j, ahead.plannedArrival(), features.delay(), actual);
            }
            claims.add(new Claim(
                    actual,
                    kept,
                    StopFeatures.at(j),
                    actual - ahead.plannedArrival() - features.delay(),
                    follower.answeredByModel() ? Optional.of(engine.outcome(j, actual)) : Optional.empty()));
        }
    }

    private void learnWhatIsPast(double now) {
        for (Claim claim = claims.peek(); claim != null && claim.arrival() <= now; claim = claims.peek()) {
            claims.remove();
            rows.add(claim.rows(), claim.at(), claim.delayToCome());
            claim.outcome().ifPresent(calibration::observe);
        }
        double growth = rows.seen() < YOUNG_ROWS ? YOUNG_GROWTH : GROWTH;
        boolean due = rows.seen() >= growth * learntFrom || now - learntAt >= RENEW_SECONDS;
        if (due && rows.seen() >= DelayTrainer.LEAST_ROWS && now >= learnTreesFrom) {
            LearntDelays model = DelayTrainer.learn(
                    rows,
                    features.without(),
                    "until-" + Instant.ofEpochSecond((long) now).toString().replace(":", ""));
            follower.use(model.toModel());
            learnt = Optional.of(model);
            learntAt = now;
            learntFrom = rows.seen();
        }
    }

    /** Rounds that were scored. */
    int rounds() {
        return rounds;
    }

    EvaluationScores scores() {
        return scores;
    }

    /** The newest model, where one was learnt. */
    Optional<LearntDelays> newestModel() {
        return learnt;
    }
}
