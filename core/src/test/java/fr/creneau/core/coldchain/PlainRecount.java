package fr.creneau.core.coldchain;

import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.profile.ShelfLife;
import fr.creneau.core.coldchain.profile.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The same figures a second time, from a sorted list, without buckets, walks or running sums: every figure its own loop
 * over all readings. Written from the definitions in docs/cold-chain.md; nothing is shared with the engine but the plain
 * values of readings and profiles.
 */
final class PlainRecount {
    private final List<Reading> sorted;
    private final Profile profile;

    PlainRecount(List<Reading> sorted, Profile profile) {
        this.sorted = sorted;
        this.profile = profile;
    }

    private record Time(long from, String ended, long worst, BigInteger beyond, BigInteger longest) {}

    String told() {
        StringBuilder text = new StringBuilder();
        text.append("readings ").append(sorted.size());
        text.append(" lost ").append(lost());
        text.append(" min ")
                .append(sorted.stream().mapToInt(Reading::microC).min().orElseThrow());
        text.append(" max ")
                .append(sorted.stream().mapToInt(Reading::microC).max().orElseThrow());
        text.append(" known ").append(measured(true)).append(" unknown ").append(measured(false));
        text.append(" gaps ").append(gaps());
        text.append(" harm ").append(harm()).append('/').append(weight());
        ShelfLife life = profile.shelfLife();
        if (life != null) {
            for (double q10 : life.q10s()) {
                text.append(" aged ").append(aged(life, q10));
            }
        }
        for (Limit limit : profile.limits()) {
            text.append('\n').append(limit.side()).append(' ').append(limit.microC());
            text.append(" beyond ").append(beyondUntil(limit, sorted.size() - 1));
        }
        profile.alarms().forEach(alarm -> alerts(alarm)
                .forEach(alert -> text.append('\n').append(alert)));
        return text.toString();
    }

    private long t(int i) {
        return sorted.get(i).observedAtMs();
    }

    private long c(int i) {
        return sorted.get(i).microC();
    }

    /** Whether there is a measured span from reading i to the next. */
    private boolean joins(int i) {
        return i >= 0
                && i + 1 < sorted.size()
                && t(i + 1) - t(i) <= profile.maximalGap().toMillis();
    }

    private int lost() {
        int lost = 0;
        for (int i = 0; i + 1 < sorted.size(); i++) {
            int here = sorted.get(i).sequence();
            int next = sorted.get(i + 1).sequence();
            lost += here >= 0 && next > here + 1 ? next - here - 1 : 0;
        }
        return lost;
    }

    private long measured(boolean wanted) {
        long sum = 0;
        for (int i = 0; i + 1 < sorted.size(); i++) {
            sum += joins(i) == wanted ? t(i + 1) - t(i) : 0;
        }
        return sum;
    }

    private List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (int i = 0; i + 1 < sorted.size(); i++) {
            if (!joins(i)) {
                gaps.add(t(i) + ".." + t(i + 1));
            }
        }
        return gaps;
    }

    /** Half-milliseconds that reading i stands for. */
    private long weight(int i) {
        long left = joins(i - 1) ? t(i) - t(i - 1) : 0;
        long right = joins(i) ? t(i + 1) - t(i) : 0;
        if (left == 0 && right == 0) {
            return 2 * profile.loggingInterval().toMillis();
        }
        return left == 0 ? 2 * right : right == 0 ? 2 * left : left + right;
    }

    private long weight() {
        long sum = 0;
        for (int i = 0; i < sorted.size(); i++) {
            sum += weight(i);
        }
        return sum;
    }

    private BigInteger harm() {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < sorted.size(); i++) {
            double kelvin = 273.15 + c(i) / 1e6;
            long rate = Math.round(StrictMath.exp(10_000 / 273.15 - 10_000 / kelvin) * Math.pow(2, 48));
            sum = sum.add(BigInteger.valueOf(rate).multiply(BigInteger.valueOf(weight(i))));
        }
        return sum;
    }

    private BigInteger aged(ShelfLife life, double q10) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i + 1 < sorted.size(); i++) {
            if (joins(i)) {
                BigInteger rates = ageing(life, q10, c(i)).add(ageing(life, q10, c(i + 1)));
                sum = sum.add(rates.multiply(BigInteger.valueOf(t(i + 1) - t(i))));
            }
        }
        return sum;
    }

    private static BigInteger ageing(ShelfLife life, double q10, long microC) {
        long hundredths = Math.floorDiv(microC + 5_000, 10_000);
        double exponent = (hundredths / 100.0 - life.referenceMicroC() / 1e6) / 10;
        return BigInteger.valueOf(Math.round(StrictMath.pow(q10, exponent) * Math.pow(2, 30)));
    }

    private static boolean beyond(Limit limit, long microC) {
        return limit.side() == Side.ABOVE ? microC > limit.microC() : microC < limit.microC();
    }

    private boolean clear(Limit limit, int i) {
        long inner = profile.hysteresisMicroC();
        return limit.side() == Side.ABOVE ? c(i) <= limit.microC() - inner : c(i) >= limit.microC() + inner;
    }

    /** When the line from reading i to the next passes the limit. */
    private long crossing(Limit limit, int i) {
        BigInteger way = BigInteger.valueOf(limit.microC() - c(i)).abs();
        BigInteger whole = BigInteger.valueOf(c(i + 1) - c(i)).abs();
        return t(i)
                + BigInteger.valueOf(t(i + 1) - t(i))
                        .multiply(way)
                        .divide(whole)
                        .longValueExact();
    }

    /** Beyond the limit between reading i and the next, if that was measured. */
    private long beyond(Limit limit, int i) {
        if (!joins(i)) {
            return 0;
        }
        boolean here = beyond(limit, c(i));
        boolean next = beyond(limit, c(i + 1));
        if (here && next) {
            return t(i + 1) - t(i);
        }
        return here ? crossing(limit, i) - t(i) : next ? t(i + 1) - crossing(limit, i) : 0;
    }

    /** From reading i on, how long the line stays beyond the limit once it is: until a gap, or until it is within again. */
    private long unbroken(Limit limit, int i) {
        int end = i + 1;
        while (joins(end - 1) && joins(end) && beyond(limit, c(end))) {
            end++;
        }
        long sum = 0;
        for (int span = i; span < end; span++) {
            sum += beyond(limit, span);
        }
        return sum;
    }

    private BigInteger beyondUntil(Limit limit, int last) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < last; i++) {
            sum = sum.add(BigInteger.valueOf(beyond(limit, i)));
        }
        return sum;
    }

    private List<Time> times(Limit limit) {
        List<Time> times = new ArrayList<>();
        int i = 0;
        while (i < sorted.size()) {
            if (!beyond(limit, c(i))) {
                i++;
                continue;
            }
            int lastBeyond = i;
            int end = i;
            while (end < sorted.size() && !clear(limit, end)) {
                lastBeyond = beyond(limit, c(end)) ? end : lastBeyond;
                end++;
            }
            times.add(time(limit, i, lastBeyond, end));
            i = end;
        }
        return times;
    }

    private Time time(Limit limit, int first, int lastBeyond, int end) {
        boolean over = end < sorted.size();
        long ended = !over ? 0 : joins(lastBeyond) ? crossing(limit, lastBeyond) : t(lastBeyond + 1);
        BigInteger all = BigInteger.ZERO;
        BigInteger longest = BigInteger.ZERO;
        for (int i = Math.max(0, first - 1); i < Math.min(end, sorted.size() - 1); i++) {
            all = all.add(BigInteger.valueOf(beyond(limit, i)));
            longest = longest.max(BigInteger.valueOf(unbroken(limit, i)));
        }
        long worst = c(first);
        for (int i = first; i <= lastBeyond; i++) {
            worst = limit.side() == Side.ABOVE ? Math.max(worst, c(i)) : Math.min(worst, c(i));
        }
        long from = joins(first - 1) ? crossing(limit, first - 1) : t(first);
        return new Time(from, over ? String.valueOf(ended) : "open", worst, all, longest);
    }

    private List<String> alerts(Alarm alarm) {
        List<Time> times = times(alarm.limit());
        BigInteger tolerated = BigInteger.valueOf(alarm.toleratedMs());
        String name =
                alarm.kind() + " " + alarm.limit().side() + " " + alarm.limit().microC() + " ";
        List<String> alerts = new ArrayList<>();
        if (alarm.kind() == Alarm.Kind.CUMULATIVE) {
            if (beyondUntil(alarm.limit(), sorted.size() - 1).compareTo(tolerated) <= 0) {
                return alerts;
            }
            for (int i = 0; i + 1 < sorted.size(); i++) {
                BigInteger missing = tolerated.subtract(beyondUntil(alarm.limit(), i));
                if (missing.signum() > 0 && missing.compareTo(BigInteger.valueOf(beyond(alarm.limit(), i))) <= 0) {
                    long start = beyond(alarm.limit(), c(i)) ? t(i) : crossing(alarm.limit(), i);
                    long worst = times.stream()
                            .mapToLong(Time::worst)
                            .reduce((a, b) -> alarm.limit().side() == Side.ABOVE ? Math.max(a, b) : Math.min(a, b))
                            .orElseThrow();
                    alerts.add(name + (start + missing.longValueExact()) + "..open worst " + worst + " beyond "
                            + beyondUntil(alarm.limit(), sorted.size() - 1));
                }
            }
            return alerts;
        }
        for (Time time : times) {
            if (alarm.kind() == Alarm.Kind.INSTANT || time.longest.compareTo(tolerated) > 0) {
                alerts.add(name + time.from + ".." + time.ended + " worst " + time.worst + " beyond " + time.beyond);
            }
        }
        return alerts;
    }
}
