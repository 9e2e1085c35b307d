package fr.creneau.cli.eta;

import fr.creneau.city.day.DayMessage;
import fr.creneau.city.day.DayRound;
import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.law.RoundLaw;
import fr.creneau.cli.UserError;
import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.Claim;
import fr.creneau.core.eta.HabitualPlan;
import fr.creneau.core.eta.OrderMixture;
import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.calibration.CalibratedTimes;
import fr.creneau.core.eta.calibration.SharedCalibration;
import fr.creneau.core.eta.habit.HabitDiary;
import fr.creneau.core.eta.habit.Habits;
import fr.creneau.core.eta.passage.Passages;
import fr.creneau.core.eta.passage.StopFeatures;
import fr.creneau.core.eta.trees.DelayModel;
import fr.creneau.core.eta.trees.NewestModel;
import fr.creneau.core.ids.RoundId;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.round.DrivenOrder;
import fr.creneau.core.round.DrivenStop;
import fr.creneau.core.round.RoundEffect;
import fr.creneau.core.round.RoundState;
import fr.creneau.core.round.RoundStatus;
import fr.creneau.core.round.RoundView;
import fr.creneau.core.round.StopView;
import fr.creneau.learning.eta.DelayRows;
import fr.creneau.learning.eta.DelayTrainer;
import fr.creneau.learning.eta.LearntDelays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A simulated town, day after day, as the product would follow it: what is received goes to the round writers, and in the
 * evening the day is learnt from as they saw it. The truth is asked for the scores alone. Not thread-safe.
 */
final class FollowedTown {
    private static final int FIX_EVERY_SECONDS = 30;
    private static final long SCORED_EVERY_MS = 5 * 60_000;

    /** Of the oracle, at each moment that is scored. */
    private static final int FUTURES = 201;

    /** To learn a model from; more are sampled. */
    private static final int ROWS_KEPT = 100_000;

    /** As a server has it. */
    private static final int CLAIMS_REMEMBERED = 2_000;

    /** What was asked of a stop ahead; {@code carried} is the arrival if the delay stayed as it was, epoch seconds. */
    private record OpenRow(RoundId round, StopId stop, double nowSeconds, float[] features, double carried) {}

    /** What can be left out. */
    enum Part {
        /** What is learnt overnight. */
        HABITS,
        /** Other orders than the expected one. */
        ORDERS,
        /** What is learnt of claims. */
        CALIBRATION
    }

    private final Set<Part> without;
    private final SharedCalibration claims = new SharedCalibration(CLAIMS_REMEMBERED, 0);
    private final HabitDiary diary = new HabitDiary();
    private final Recorded engine;
    private Habits habits = Habits.none();
    private Optional<DelayModel> model = Optional.empty();
    private final DelayRows rows = new DelayRows(ROWS_KEPT, 1);
    private final List<OpenRow> open = new ArrayList<>();
    private final Passages noPassages = new Passages();
    private final StopFeatures features = new StopFeatures(StopFeatures.OF_OTHERS);

    FollowedTown(Set<Part> without) {
        this.without = without;
        ArrivalTimes plan = new NewestModel(() -> model, new HabitualPlan(() -> habits));
        ArrivalTimes mixed = without.contains(Part.ORDERS) ? plan : new OrderMixture(plan);
        engine = new Recorded(without.contains(Part.CALIBRATION) ? mixed : new CalibratedTimes(mixed, claims));
    }

    /** Follows by a model from the next prediction on. */
    void use(LearntDelays learnt) {
        model = Optional.of(learnt.toModel());
        claims.forget();
    }

    /** Learns a model from the days lived up to now. */
    LearntDelays learnModel() {
        if (rows.size() < DelayTrainer.LEAST_ROWS) {
            throw new UserError(
                    "There is too little to learn from: %d arrivals, and %d are needed."
                            .formatted(rows.size(), DelayTrainer.LEAST_ROWS),
                    "give a longer --history.");
        }
        return DelayTrainer.learn(
                rows, features.without(), "followed-" + Instant.now().getEpochSecond());
    }

    /** Lives one day; scores it where there is a tally. */
    void live(DeliveryDay day, @Nullable FollowTally tally) {
        Map<RoundId, Truth> truths = new HashMap<>();
        day.rounds().forEach(round -> truths.put(new RoundId(round.id()), new Truth(day, round)));
        PureStreams streams = new PureStreams(engine, (state, effects) -> {
            score(state, effects, truths.get(state.round()), tally);
            engine.newest = null;
        });
        for (DayMessage message : day.messages(FIX_EVERY_SECONDS)) {
            long now = message.sendAt().toEpochMilli();
            streams.time(now);
            if (message instanceof DayMessage.RoundIssued issued) {
                streams.plan(DayOfFacts.plan(day, issued), now);
            } else if (message instanceof DayMessage.VanFix fix) {
                streams.fix(new VanId(fix.sender()), DayOfFacts.fix(fix), now);
            } else if (message instanceof DayMessage.ParcelScanned scan) {
                streams.scan(DayOfFacts.id(scan.parcel()), DayOfFacts.scan(scan), now);
            }
        }
        streams.states().forEach(state -> {
            if (state.view() != null) {
                learnRows(state.view());
            }
        });
        open.clear();
        if (!without.contains(Part.HABITS)) {
            streams.states().forEach(this::learn);
            habits = diary.toHabits();
        }
    }

    private void score(
            RoundState state, List<RoundEffect> effects, @Nullable Truth truth, @Nullable FollowTally tally) {
        RoundView view = state.view();
        if (truth == null || view == null) {
            return;
        }
        if (tally != null) {
            truth.watch.look(state, tally.inferred());
        }
        for (RoundEffect effect : effects) {
            if (tally != null
                    && effect instanceof RoundEffect.WindowTold told
                    && told.telling().number() == 1) {
                view.stops().stream()
                        .filter(stop -> stop.parcels().contains(told.telling().parcel()))
                        .forEach(stop -> tally.told(told.telling().window(), truth.arrival(stop)));
            }
        }
        Arrivals newest = engine.newest;
        if (newest == null || view.status() != RoundStatus.UNDER_WAY || state.nowMs() < truth.scoreAtMs) {
            return;
        }
        truth.scoreAtMs = state.nowMs() + SCORED_EVERY_MS;
        if (tally == null) {
            keepRows(view);
            return;
        }
        double delay = delay(view);
        Map<StopId, Double> oracle = truth.oracle(newest.nowSeconds());
        for (int rank = 0; rank < newest.stops(); rank++) {
            StopView stop = view.stops().get(view.ahead().get(rank));
            double actual = truth.arrival(stop);
            if (actual > newest.nowSeconds()) {
                double planned = stop.plan().plannedArrivalMs() / 1_000.0;
                double best = oracle.getOrDefault(stop.plan().stop(), actual);
                tally.expected(
                        newest,
                        rank,
                        planned,
                        delay,
                        best,
                        actual,
                        !claims.state().fails());
            }
        }
    }

    /** What the trees would have looked at, until it is known what came. */
    private void keepRows(RoundView view) {
        RoundProgress progress = engine.asked;
        if (progress == null || !features.fill(progress, noPassages)) {
            return;
        }
        for (int rank = 0; rank < progress.ahead(); rank++) {
            StopId stop = view.stops().get(view.ahead().get(rank)).plan().stop();
            int at = StopFeatures.at(rank);
            open.add(new OpenRow(
                    view.plan().round(),
                    stop,
                    progress.nowSeconds(),
                    Arrays.copyOfRange(features.rows(), at, at + StopFeatures.columns()),
                    progress.plannedArrival(progress.done() + rank) + features.delay()));
        }
    }

    /** The rows of a round that is over, with the arrivals that its writer saw. */
    private void learnRows(RoundView view) {
        Map<StopId, Long> seen = new HashMap<>();
        for (StopView stop : view.stops()) {
            if (stop.arrivedMs() != null && stop.departedMs() != null) {
                seen.put(stop.plan().stop(), stop.arrivedMs());
            }
        }
        for (OpenRow row : open) {
            Long arrived = seen.get(row.stop());
            if (row.round().equals(view.plan().round()) && arrived != null && arrived > row.nowSeconds() * 1_000) {
                rows.add(row.features(), 0, arrived / 1_000.0 - row.carried());
            }
        }
    }

    /** Of the stop served last; of the departure before the first. */
    private static double delay(RoundView view) {
        if (view.served().isEmpty()) {
            Long departed = view.departedMs();
            return departed == null ? 0 : (departed - view.plan().departureMs()) / 1_000.0;
        }
        StopView last = view.stops().get(view.served().get(view.served().size() - 1));
        Long arrived = last.arrivedMs();
        return arrived == null ? 0 : (arrived - last.plan().plannedArrivalMs()) / 1_000.0;
    }

    /** As a server learns from the rounds of a day that is over. */
    private void learn(RoundState state) {
        RoundView view = state.view();
        if (view == null || view.stops().isEmpty()) {
            return;
        }
        List<DrivenStop> stops = view.stops().stream()
                .map(stop -> new DrivenStop(stop.plan(), stop.arrivedMs(), stop.departedMs()))
                .toList();
        RoundProgress progress = new RoundProgress();
        DrivenOrder.tellOver(stops, view.plan().driver(), view.plan().day(), state.nowMs(), progress);
        diary.learn(progress);
    }

    /** What really became of a round, and what one who knows the law would expect. */
    private static final class Truth {
        private final DeliveryDay day;
        private final DayRound round;
        private final Map<StopId, Double> arrivals = new HashMap<>();
        private final InferenceWatch watch;
        private long scoreAtMs = Long.MIN_VALUE;

        private Truth(DeliveryDay day, DayRound round) {
            this.day = day;
            this.round = round;
            this.watch = new InferenceWatch(day, round);
            double[] times = round.truth().arrivals();
            for (int place = 1; place <= round.plan().size(); place++) {
                arrivals.put(stop(place), epoch(times[place]));
            }
        }

        private StopId stop(int place) {
            return new StopId(round.plan().stop(place).placeId());
        }

        private double epoch(double secondOfDay) {
            return day.instantOf(secondOfDay).toEpochMilli() / 1_000.0;
        }

        private double arrival(StopView stop) {
            Double arrival = arrivals.get(stop.plan().stop());
            if (arrival == null) {
                throw new IllegalStateException(
                        "no truth of stop " + stop.plan().stop());
            }
            return arrival;
        }

        /** The medians of the futures from what is truly so at a moment, hidden things included; of stops not reached. */
        private Map<StopId, Double> oracle(double nowSeconds) {
            double secondOfDay = nowSeconds - epoch(0);
            RoundLaw law = day.law();
            Map<StopId, Double> medians = new HashMap<>();
            law.findMoment(round.plan(), round.driver(), round.trafficFactor(), round.lawSeed(), secondOfDay)
                    .ifPresent(moment -> {
                        double[][] futures =
                                law.continuations(round.plan(), round.driver(), moment, FUTURES, round.lawSeed() ^ 1);
                        for (int place : moment.remaining()) {
                            double[] times = Arrays.stream(futures)
                                    .mapToDouble(f -> f[place])
                                    .sorted()
                                    .toArray();
                            medians.put(stop(place), epoch(times[FUTURES / 2]));
                        }
                    });
            return medians;
        }
    }

    /** Keeps what the engine said last. */
    private static final class Recorded implements ArrivalTimes {
        private final ArrivalTimes engine;
        private @Nullable Arrivals newest;
        private @Nullable RoundProgress asked;

        private Recorded(ArrivalTimes engine) {
            this.engine = engine;
        }

        @Override
        public void predict(RoundProgress progress, Arrivals into) {
            engine.predict(progress, into);
            newest = into;
            asked = progress;
        }

        @Override
        public Optional<Claim> claim(int stop) {
            return engine.claim(stop);
        }

        @Override
        public void learn(Claim claim, double arrivalSeconds) {
            engine.learn(claim, arrivalSeconds);
        }
    }
}
