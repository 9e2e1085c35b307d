package fr.creneau.core.coldchain.curve;

/**
 * A sum of products of whole numbers in 128 bits: exact, so that any order of adding ends in the same bits. Sums of
 * non-negative products of two 63-bit numbers overflow after a century of readings. Not thread-safe.
 */
public final class WideSum {
    private static final double TWO_TO_64 = 0x1p64;

    private long high;
    private long low;

    /** Adds the product of two numbers that are not negative. */
    public void addProduct(long a, long b) {
        add(Math.multiplyHigh(a, b), a * b);
    }

    public void add(WideSum other) {
        add(other.high, other.low);
    }

    private void add(long otherHigh, long otherLow) {
        low += otherLow;
        high += otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
    }

    /** The upper 64 bits. */
    public long high() {
        return high;
    }

    /** The lower 64 bits, unsigned. */
    public long low() {
        return low;
    }

    /** The nearest double, or its neighbour. */
    public double toDouble() {
        double lower = (low >>> 1) * 2.0 + (low & 1);
        return high * TWO_TO_64 + lower;
    }
}
