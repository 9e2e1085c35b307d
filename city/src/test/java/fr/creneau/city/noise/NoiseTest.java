package fr.creneau.city.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class NoiseTest {
    @Test
    void aNumberThatIsMissingOrNoneIsNamed() throws IOException {
        Noise noise = Noise.of(new StringReader("a = x\nb = 1.5\nc = 3"));
        assertThatThrownBy(() -> noise.number("nowhere")).hasMessageContaining("has no nowhere");
        assertThatThrownBy(() -> noise.number("a")).hasMessageContaining("a = x: expected a number");
        assertThatThrownBy(() -> noise.share("b")).hasMessageContaining("expected 0.0..1.0");
        assertThat(noise.listUnused()).containsExactly("c");
    }

    @Test
    void seedsOfNeighbouringThingsHaveNothingInCommon() {
        double[] firsts = new double[1_000];
        for (int day = 0; day < firsts.length; day++) {
            firsts[day] = new Chance(Chance.seed(1, day)).uniform();
        }
        assertThat(DoubleStream.of(firsts).average().orElseThrow()).isCloseTo(0.5, within(0.03));
        assertThat(DoubleStream.of(firsts).distinct().count()).isEqualTo(firsts.length);
    }

    @Test
    void distributionsHaveTheMeansThatTheirNamesSaySeed2() {
        Chance chance = new Chance(2);
        int n = 40_000;
        assertThat(DoubleStream.generate(() -> chance.factor(0.5))
                        .limit(n)
                        .average()
                        .orElseThrow())
                .isCloseTo(1, within(0.02));
        assertThat(DoubleStream.generate(() -> chance.exponential(24))
                        .limit(n)
                        .average()
                        .orElseThrow())
                .isCloseTo(24, within(0.6));
        assertThat(DoubleStream.generate(() -> chance.geometric(2.5))
                        .limit(n)
                        .average()
                        .orElseThrow())
                .isCloseTo(2.5, within(0.06));
        assertThat(DoubleStream.generate(() -> chance.logNormal(100, 0.5))
                        .limit(n)
                        .sorted()
                        .skip(n / 2)
                        .findFirst()
                        .orElseThrow())
                .isCloseTo(100, within(2.0));
    }
}
