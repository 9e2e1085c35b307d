package fr.creneau.cli.eta;

import fr.creneau.city.law.RoundMoment;
import fr.creneau.city.law.SimulatedDays;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.PacedPlan;
import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.calibration.CalibratedTimes;
import fr.creneau.core.eta.calibration.Calibration;
import fr.creneau.core.eta.calibration.Outcome;
import fr.creneau.core.eta.habit.HabitDiary;
import fr.creneau.core.window.Window;
import fr.creneau.core.window.Windows;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One simulated town, day after day: in the morning windows are told from what the days before taught; in the evening
 * the day is learnt from. Nothing of the law reaches the engine. Not thread-safe.
 */
final class SimulatedTown {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
    private static final int ROUNDS = 3;
    private static final int STOPS = 100;

    /** When windows are told: the vans are loaded, none has left. Seconds of the local day. */
    static final double TELLING = 7.5 * 3_600;

    private static final int WINDOW_MINUTES = 60;

    /** Days before claims are checked: with fewer, every place is new. */
    private static final int HABIT_DAYS = 20;

    /** Arrivals that each group of the calibration remembers: those of some months. */
    private static final int CALIBRATION_MEMORY = 6_000;

    private final SimulatedDays days;
    private final long seed;
    private final int futures;
    private final HabitDiary diary = new HabitDiary();
    private final Calibration calibration = new Calibration(CALIBRATION_MEMORY, 0);
    private final RoundProgress progress = new RoundProgress();
    private final Arrivals arrivals = new Arrivals();
    private LocalDate date = FIRST_DAY;
    private int learntDays;

    /** @param futures of each round for the oracle, 1000 or more */
    SimulatedTown(long seed, int futures) {
        this.days = SimulatedDays.town(ROUNDS, STOPS, seed);
        this.seed = seed;
        this.futures = futures;
    }

    /** Learns from so many days without telling anything. */
    void learn(int count) {
        for (int i = 0; i < count; i++) {
            drive(nextDay(), null);
        }
    }

    /** Tells the windows of one day and counts how they ended. */
    void tellDay(WindowTally tally) {
        drive(nextDay(), tally);
    }

    private SimulatedDays.Day nextDay() {
        while (date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            date = date.plusDays(1);
        }
        SimulatedDays.Day day = days.day(date);
        date = date.plusDays(1);
        return day;
    }

    private void drive(SimulatedDays.Day day, @Nullable WindowTally tally) {
        CalibratedTimes engine = new CalibratedTimes(new PacedPlan(diary.toHabits()), calibration);
        List<Outcome> outcomes = new ArrayList<>();
        for (SimulatedDays.Round round : day.rounds()) {
            SimulatedPlan plan = new SimulatedPlan(round, day.date());
            plan.fillMorning(TELLING, progress);
            engine.predict(progress, arrivals);
            double[] truth = round.truth().arrivals();
            for (int stop = 0; stop < arrivals.stops(); stop++) {
                outcomes.add(engine.outcome(stop, plan.clock(truth[stop + 1])));
            }
            if (tally != null) {
                tell(round, plan, truth, tally);
            }
        }
        if (++learntDays > HABIT_DAYS) {
            outcomes.forEach(calibration::observe);
        }
        for (SimulatedDays.Round round : day.rounds()) {
            new SimulatedPlan(round, day.date()).fillWhole(progress);
            diary.learn(progress);
        }
    }

    private void tell(SimulatedDays.Round round, SimulatedPlan plan, double[] truth, WindowTally tally) {
        RoundMoment waiting = days.law().waiting(round.plan(), TELLING);
        double[][] continuations =
                days.law().continuations(round.plan(), round.driver(), waiting, futures, round.seed() ^ seed);
        double[] possible = new double[futures];
        for (int place = 1; place <= round.plan().size(); place++) {
            for (int i = 0; i < futures; i++) {
                possible[i] = plan.clock(continuations[i][place]);
            }
            Window ours = Windows.best(arrivals, place - 1, WINDOW_MINUTES);
            Window oracle = OracleWindow.best(possible, WINDOW_MINUTES);
            tally.add(ours, oracle, plan.clock(TELLING), plan.clock(truth[place]));
        }
    }
}
