package fr.creneau.core.eta;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.eta.habit.HabitDiary;
import fr.creneau.core.eta.habit.Habits;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HabitualPlanTest {
    private static final int STOPS = 40;
    private static final int LEG_S = 60;
    private static final int SERVICE_S = 120;

    @Test
    void whatIsLearntWhileItRunsIsInTheNextPrediction() {
        AtomicReference<Habits> known = new AtomicReference<>(Habits.none());
        ArrivalTimes engine = new HabitualPlan(known::get);
        double before = engine.predict(leaving()).p50(STOPS - 1);

        HabitDiary diary = new HabitDiary();
        for (int round = 0; round < 10; round++) {
            diary.learn(driven());
        }
        known.set(diary.toHabits());

        double after = engine.predict(leaving()).p50(STOPS - 1);
        assertThat(after - before).isGreaterThan(0.2 * STOPS * SERVICE_S);
        assertThat(after)
                .isEqualTo(new PacedPlan(diary.toHabits()).predict(leaving()).p50(STOPS - 1));
    }

    /** Just set out, all stops ahead. */
    private static RoundProgress leaving() {
        RoundProgress progress = new RoundProgress().begin(0).drivenBy(7);
        progress.addDone(0, 0, Double.NaN, 0, RoundProgress.NO_PLACE);
        for (int i = 0; i < STOPS; i++) {
            double arrival = LEG_S + i * (double) (LEG_S + SERVICE_S);
            progress.addAhead(arrival, arrival + SERVICE_S, 1_000 + i);
        }
        return progress;
    }

    /** All stops behind; each door took twice its time. */
    private static RoundProgress driven() {
        RoundProgress progress = new RoundProgress().begin(100_000).drivenBy(7);
        double now = LEG_S;
        for (int i = 0; i < STOPS; i++) {
            double arrival = LEG_S + i * (double) (LEG_S + SERVICE_S);
            progress.addDone(arrival, arrival + SERVICE_S, now, now + 2 * SERVICE_S, 1_000 + i);
            now += 2 * SERVICE_S + LEG_S;
        }
        return progress;
    }
}
