package fr.creneau.core.coldchain.curve;

import java.util.ArrayList;
import java.util.List;

/**
 * What was counted over some consecutive readings, the time before each included. Everything is a whole number that adds
 * up, so a curve's are the sum of its buckets'. Not thread-safe.
 */
public final class CurveSums {
    private long readings;
    private long lost;
    private int leastMicroC = Integer.MAX_VALUE;
    private int mostMicroC = Integer.MIN_VALUE;
    private long knownMs;
    private long unknownMs;
    private final WideSum harm = new WideSum();
    private long harmWeight;
    private final WideSum[] ageing;
    private final long[] beyondMs;
    private final List<Gap> gaps = new ArrayList<>(0);
    private final List<Excursion> ended = new ArrayList<>(0);

    CurveSums(CurveRules rules) {
        Ageing rates = rules.ageing();
        ageing = new WideSum[rates == null ? 0 : rates.size()];
        for (int q = 0; q < ageing.length; q++) {
            ageing[q] = new WideSum();
        }
        beyondMs = new long[rules.limitCount()];
    }

    void count(int microC, int lostBefore) {
        readings++;
        lost += lostBefore;
        leastMicroC = Math.min(leastMicroC, microC);
        mostMicroC = Math.max(mostMicroC, microC);
    }

    /** @param weight in halves of a millisecond */
    void addHarm(long rate, long weight) {
        harm.addProduct(rate, weight);
        harmWeight += weight;
    }

    void addKnown(long spanMs) {
        knownMs += spanMs;
    }

    /** The trapezoid of two rates over a span: the sum is in half-millisecond units. */
    void addAgeing(int q, long rateBefore, long rateAfter, long spanMs) {
        ageing[q].addProduct(rateBefore + rateAfter, spanMs);
    }

    void addGap(Gap gap) {
        unknownMs += gap.lengthMs();
        gaps.add(gap);
    }

    void addBeyond(int limit, long spanMs) {
        beyondMs[limit] += spanMs;
    }

    void addEnded(Excursion excursion) {
        ended.add(excursion);
    }

    void add(CurveSums other) {
        readings += other.readings;
        lost += other.lost;
        leastMicroC = Math.min(leastMicroC, other.leastMicroC);
        mostMicroC = Math.max(mostMicroC, other.mostMicroC);
        knownMs += other.knownMs;
        unknownMs += other.unknownMs;
        harm.add(other.harm);
        harmWeight += other.harmWeight;
        for (int q = 0; q < ageing.length; q++) {
            ageing[q].add(other.ageing[q]);
        }
        for (int limit = 0; limit < beyondMs.length; limit++) {
            beyondMs[limit] += other.beyondMs[limit];
        }
        gaps.addAll(other.gaps);
        ended.addAll(other.ended);
    }

    public long readings() {
        return readings;
    }

    /** Readings that the tag's own numbers show to be missing between others. */
    public long lost() {
        return lost;
    }

    /** Meaningless where there are no readings. */
    public int leastMicroC() {
        return leastMicroC;
    }

    /** Meaningless where there are no readings. */
    public int mostMicroC() {
        return mostMicroC;
    }

    public long knownMs() {
        return knownMs;
    }

    public long unknownMs() {
        return unknownMs;
    }

    /** Sum of {@link Kinetic#rate} × half-milliseconds. */
    public WideSum harm() {
        return harm;
    }

    /** Half-milliseconds. */
    public long harmWeight() {
        return harmWeight;
    }

    /** Sum of {@link Ageing#rate} × half-milliseconds by the {@code q}th Q10. */
    public WideSum ageing(int q) {
        return ageing[q];
    }

    /** Measured beyond the limit, milliseconds; limits in the order of {@link CurveRules#limits()}. */
    public long beyondMs(int limit) {
        return beyondMs[limit];
    }

    /** In order of time. */
    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** In the order in which they ended. */
    public List<Excursion> ended() {
        return List.copyOf(ended);
    }

    boolean hasEnded() {
        return !ended.isEmpty();
    }
}
