package fr.creneau.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundSolverTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sevenStopsForTwoVansCostAsLittleAsTryingEverything(long seed) {
        Problem problem = Town.random(seed, 7, 2, 5);
        Plan plan = RoundSolver.solve(problem, Effort.ofSteps(3_000, seed), Progress.NONE);
        assertThat(Town.faults(problem, plan)).isEmpty();
        long best = cheapest(problem, 0, new ArrayList<>(List.of(List.of(), List.of())));
        if (best == Long.MAX_VALUE) {
            assertThat(plan.unserved()).isNotEmpty();
        } else {
            assertThat(plan.unserved()).isEmpty();
            assertThat(plan.cost(problem)).isEqualTo(best);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aPlanKeepsEverythingAndFallsInCost(long seed) {
        Problem problem = Town.random(seed, 120, 40, 8);
        List<Long> costs = new ArrayList<>();
        Plan plan = RoundSolver.solve(problem, Effort.ofSteps(5_000, seed), told -> costs.add(told.cost()));
        assertThat(Town.faults(problem, plan)).isEmpty();
        assertThat(plan.unserved()).isEmpty();
        assertThat(plan.cost(problem)).isEqualTo(costs.get(costs.size() - 1)).isLessThan(costs.get(0) * 9 / 10);
        assertThat(costs).isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Test
    void oneThreadAndACountOfStepsGiveTheSamePlanEachTime() {
        Problem problem = Town.random(11, 80, 30, 8);
        Plan one = RoundSolver.solve(problem, Effort.ofSteps(2_000, 5), Progress.NONE);
        Plan again = RoundSolver.solve(problem, Effort.ofSteps(2_000, 5), Progress.NONE);
        Plan other = RoundSolver.solve(problem, Effort.ofSteps(2_000, 6), Progress.NONE);
        assertThat(again).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void severalThreadsSearchPartsOfOnePlanAndJoinThem() {
        Problem problem = Town.random(12, 400, 120, 8);
        AtomicLong clock = new AtomicLong();
        // A clock of its own that goes on each time it is asked: nothing here depends on the machine.
        Effort effort = Effort.of(() -> clock.addAndGet(100_000), 0.1, 2, 1);
        Plan first = RoundSolver.solve(problem, Effort.ofSteps(0, 1), Progress.NONE);
        Plan plan = RoundSolver.improve(problem, first, effort, Progress.NONE);
        assertThat(Town.faults(problem, plan)).isEmpty();
        assertThat(plan.unserved()).isEmpty();
        assertThat(plan.cost(problem)).isLessThan(first.cost(problem));
    }

    @ParameterizedTest(name = "a look at the clock takes {0} ns")
    @ValueSource(longs = {1_000_000, 7_000_000, 33_000_000, 90_000_000})
    void aSearchEndsHoweverMuchTimePassesBetweenTwoLooksAtTheClock(long tick) {
        AtomicLong clock = new AtomicLong();
        Effort effort = Effort.of(() -> clock.addAndGet(tick), 0.1, 1, 1);
        Problem problem = Town.random(2, 20, 10, 8);
        Plan plan = RoundSolver.solve(problem, effort, Progress.NONE);
        assertThat(Town.faults(problem, plan)).isEmpty();
    }

    @Test
    void whatIsAboardAVanStaysOnIt() {
        Problem free = Town.random(3, 30, 3, 30);
        List<Visit> visits = new ArrayList<>(free.visits());
        for (int k = 0; k < 10; k++) {
            Visit visit = visits.get(k);
            visits.set(k, new Visit(visit.place(), 0, 1100, 10, 1, k % 3));
        }
        Problem bound = new Problem(free.legs(), visits, free.vehicles());
        Plan plan = RoundSolver.solve(bound, Effort.ofSteps(3_000, 1), Progress.NONE);
        assertThat(Town.faults(bound, plan)).isEmpty();
        assertThat(plan.unserved()).doesNotContain(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void whatNoVanCanReachInTimeIsNamed() {
        Problem problem = Town.random(4, 6, 3, 10);
        List<Visit> visits = new ArrayList<>(problem.visits());
        int corner = visits.get(2).place();
        visits.set(2, new Visit(corner, 0, 0, 10, 1, Visit.ANY));
        Problem late = new Problem(problem.legs(), visits, problem.vehicles());
        Plan plan = RoundSolver.solve(late, Effort.ofSteps(500, 1), Progress.NONE);
        assertThat(plan.unserved()).contains(2);
        assertThat(Town.faults(late, plan)).isEmpty();
    }

    @Test
    void aSearchForAPlaceEndsWhenItIsFound() {
        Problem problem = Town.random(5, 60, 30, 8);
        Plan full = RoundSolver.solve(problem, Effort.ofSteps(2_000, 1), Progress.NONE);
        List<List<Integer>> tours = new ArrayList<>(full.tours());
        int from = 0;
        while (tours.get(from).isEmpty()) {
            from++;
        }
        int taken = tours.get(from).get(0);
        tours.set(from, tours.get(from).subList(1, tours.get(from).size()));
        List<Long> steps = new ArrayList<>();
        Plan placed = RoundSolver.improve(
                problem,
                new Plan(tours, List.of(taken)),
                Effort.ofSteps(1_000_000, 1).towards(Effort.Goal.ALL_SERVED),
                told -> steps.add(told.steps()));
        assertThat(placed.unserved()).isEmpty();
        assertThat(steps.get(steps.size() - 1)).isLessThan(1_000);
    }

    /** Every way to deal the stops out and order them. */
    private static long cheapest(Problem problem, int next, List<List<Integer>> tours) {
        if (next == problem.visits().size()) {
            Plan plan = new Plan(tours, List.of());
            return Town.faults(problem, plan).isEmpty() ? plan.cost(problem) : Long.MAX_VALUE;
        }
        long best = Long.MAX_VALUE;
        for (int v = 0; v < tours.size(); v++) {
            List<Integer> tour = tours.get(v);
            for (int at = 0; at <= tour.size(); at++) {
                List<Integer> longer = new ArrayList<>(tour);
                longer.add(at, next);
                tours.set(v, longer);
                best = Math.min(best, cheapest(problem, next + 1, tours));
            }
            tours.set(v, tour);
        }
        return best;
    }
}
