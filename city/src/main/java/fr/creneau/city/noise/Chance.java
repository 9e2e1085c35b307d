package fr.creneau.city.noise;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Seeded chance with the few distributions of the simulated day. The same seed gives the same draws on every machine
 * with the same Java (logarithms by {@link StrictMath}). Not thread-safe.
 */
public final class Chance {
    private final SplittableRandom random;

    public Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A seed of its own for each combination of a seed and some numbers, without visible relation between them. */
    public static long seed(long seed, long... parts) {
        long mixed = scramble(seed + 0x9E3779B97F4A7C15L);
        for (long part : parts) {
            mixed = scramble(mixed ^ scramble(part + 0x9E3779B97F4A7C15L));
        }
        return mixed;
    }

    /** A number that stands for a text in {@link #seed}; FNV-1a, 64 bits. */
    public static long number(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        return hash;
    }

    private static long scramble(long z) { // the finisher of SplitMix64 (Steele, Lea, Flood 2014)
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform, 0 ≤ u &lt; 1. */
    public double uniform() {
        return random.nextDouble();
    }

    /** Uniform between two bounds. */
    public double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /** A whole number from 0 to {@code bound} − 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** True with the given probability. */
    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** Normal with mean 0 and standard deviation 1. */
    public double normal() {
        return random.nextGaussian();
    }

    /** A log-normal factor with mean one; {@code sigma} is the standard deviation of its logarithm. */
    public double factor(double sigma) {
        return StrictMath.exp(sigma * normal() - sigma * sigma / 2);
    }

    /** Log-normal by its median. */
    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** Exponential by its mean. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /** 1, 2, 3 … with the given mean, 1 or more. */
    public int geometric(double mean) {
        int value = 1;
        double again = 1 - 1 / mean;
        while (random.nextDouble() < again) {
            value++;
        }
        return value;
    }
}
