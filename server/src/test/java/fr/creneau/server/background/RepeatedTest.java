package fr.creneau.server.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RepeatedTest {
    @Test
    void workThatFailsIsDoneAgainWhateverFailed() throws InterruptedException {
        CountDownLatch times = new CountDownLatch(3);
        try (Repeated repeated = new Repeated(
                "repeated-test", Duration.ofMillis(1), LoggerFactory.getLogger(RepeatedTest.class), "away", "broken")) {
            repeated.start(() -> {
                times.countDown();
                if (times.getCount() == 2) {
                    throw new IllegalStateException("as the test wants it");
                }
                throw new OutOfMemoryError("as the test wants it");
            });
            assertThat(times.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
