package fr.creneau.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToursTest {
    /** All that a search reads of its tours. */
    private static String told(Tours tours) {
        StringBuilder told = new StringBuilder("cost ").append(tours.cost);
        for (int v = 0; v < tours.problem.vehicles; v++) {
            told.append("\nload ").append(tours.loads[v]).append(" size ").append(tours.sizes[v]);
            told.append(tours.unused.get(v) ? " unused:" : ":");
            int end = tours.problem.end(v);
            for (int node = tours.problem.start(v); ; node = tours.next[node]) {
                told.append(' ').append(node).append('@').append(tours.leave[node]);
                told.append('/').append(tours.reach[node]);
                if (node == end) {
                    break;
                }
                assertThat(tours.prev[tours.next[node]]).isEqualTo(node);
                assertThat(tours.tour[node]).isEqualTo(v);
            }
        }
        List<Integer> absent = new ArrayList<>();
        for (int k = 0; k < tours.absentCount; k++) {
            absent.add(tours.absent[k]);
            assertThat(tours.tour[tours.absent[k]]).isEqualTo(Tours.NONE);
        }
        return told.append("\nabsent ").append(absent).toString();
    }

    private static List<List<Integer>> orders(Tours tours) {
        List<List<Integer>> orders = new ArrayList<>();
        for (int v = 0; v < tours.problem.vehicles; v++) {
            List<Integer> order = new ArrayList<>();
            for (int node = tours.next[tours.problem.start(v)]; node < tours.problem.stops; node = tours.next[node]) {
                order.add(node);
            }
            orders.add(order);
        }
        return orders;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void aStepUndoneLeavesNoTraceAndAStepKeptIsAsIfBuiltAnew(long seed) {
        Problem problem = Town.random(seed, 60, 9, 8);
        DenseProblem dense = new DenseProblem(
                problem, IntStream.range(0, 60).toArray(), IntStream.range(0, 9).toArray());
        SplittableRandom random = new SplittableRandom(seed);
        Tours tours = new Tours(dense, Plan.empty(problem).tours());
        Ruin ruin = new Ruin(dense, random);
        Recreate recreate = new Recreate(dense, random);
        recreate.apply(tours, false);
        for (int step = 0; step < 500; step++) {
            String before = told(tours);
            tours.mark();
            ruin.apply(tours, step % 2 == 0);
            recreate.apply(tours, step % 2 == 0);
            if (random.nextBoolean()) {
                tours.undo();
                assertThat(told(tours)).isEqualTo(before);
            } else {
                String anew = told(new Tours(dense, orders(tours)));
                assertThat(told(tours).split("\nabsent")[0]).isEqualTo(anew.split("\nabsent")[0]);
            }
        }
    }
}
