package fr.creneau.core.eta.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.eta.Arrivals;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedCalibrationTest {
    private final SharedCalibration shared = new SharedCalibration(500, 0.01);

    private static Outcome outcome(Random random) {
        double score = 2 * random.nextGaussian();
        int below = (int) java.util.stream.IntStream.range(0, Arrivals.levels())
                .filter(k -> Arrivals.score(k) < score)
                .count();
        double ahead = 3_600 * random.nextDouble();
        return new Outcome(Calibration.group(ahead, random.nextInt(20)), score, below, ahead);
    }

    @Test
    void itBendsAsACalibrationThatOneWriterHasForItselfSeed1() {
        Calibration own = new Calibration(500, 0.01);
        Random random = new Random(1);
        for (int i = 0; i < 700; i++) {
            Outcome outcome = outcome(random);
            own.observe(outcome);
            shared.observe(outcome, 0);
        }
        for (int k = 0; k < Arrivals.levels(); k++) {
            assertThat(shared.newest().bending().score(0, 200, k)).isEqualTo(own.score(0, 200, k));
        }
        assertThat(shared.state()).isEqualTo(new SharedCalibration.State(700, own.gap80(), own.gap95(), own.fails()));
    }

    @Test
    void whatIsBentNowStaysAsItIsWhileOthersLearnSeed2() {
        Random random = new Random(2);
        Bending before = shared.newest().bending();
        double p90 = before.score(0, 200, 11);
        for (int i = 0; i < 300; i++) {
            shared.observe(outcome(random), 0);
        }
        assertThat(before.score(0, 200, 11)).isEqualTo(p90);
        assertThat(shared.newest().bending().score(0, 200, 11)).isGreaterThan(p90);
    }

    @Test
    void whatIsForgottenBendsNothingAnyMoreSeed3() {
        Random random = new Random(3);
        double untouched = shared.newest().bending().score(0, 200, 11);
        for (int i = 0; i < 300; i++) {
            shared.observe(outcome(random), 0);
        }
        shared.forget();
        assertThat(shared.newest().bending().score(0, 200, 11)).isEqualTo(untouched);
        assertThat(shared.state().observed()).isZero();
    }

    @Test
    void claimsOfTheEngineBeforeTeachNothingOfTheOneAfterSeed4() {
        Random random = new Random(4);
        double untouched = shared.newest().bending().score(0, 200, 11);
        int before = shared.newest().number();
        shared.forget();
        for (int i = 0; i < 300; i++) {
            shared.observe(outcome(random), before);
        }
        assertThat(shared.newest().bending().score(0, 200, 11)).isEqualTo(untouched);
        assertThat(shared.state().observed()).isZero();
        shared.observe(outcome(random), shared.newest().number());
        assertThat(shared.state().observed()).isEqualTo(1);
    }

    @Test
    void noArrivalIsLostAmongWriters() throws InterruptedException {
        AtomicInteger seeds = new AtomicInteger();
        Thread[] writers = new Thread[4];
        for (int w = 0; w < writers.length; w++) {
            writers[w] = new Thread(() -> {
                Random random = new Random(seeds.incrementAndGet());
                for (int i = 0; i < 1_000; i++) {
                    shared.observe(outcome(random), 0);
                }
            });
            writers[w].start();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(shared.state().observed()).isEqualTo(4_000);
    }
}
