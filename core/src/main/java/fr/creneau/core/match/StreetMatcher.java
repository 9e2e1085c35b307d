package fr.creneau.core.match;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.match.Lattice.Layer;
import java.util.Optional;

/**
 * Says which streets a van drives while its fixes come in: Viterbi's algorithm with a fixed lag over the hidden Markov
 * model of Newson and Krumm ("Hidden Markov Map Matching Through Noise and Sparseness", 2009). A fix lies from its street
 * by a normal law, N(0, σ); a way differs from the straight line by an exponential law of mean β. σ = 1.4826 × the median
 * distance and β = the median difference ÷ ln 2, both followed as decisions fall.
 *
 * <p>An arc is handed over as soon as all ways that are still possible agree on it, at the latest {@link MatchRules#lag}
 * used fixes after it. One wild fix is dropped; two that agree break the way. One thread at a time.
 */
public final class StreetMatcher {
    private static final double MAD_TO_SIGMA = 1.4826;
    private static final double LEAST_SIGMA_METRES = 3;
    private static final double MOST_SIGMA_METRES = 30;
    private static final double LEAST_BETA_METRES = 2;
    private static final double MOST_BETA_METRES = 50;

    /** Candidates so much less likely than the best, in nats, are given up. */
    private static final double BEAM = 40;

    /** A fix that falls back on its arc by less is noise: the van stayed there. */
    private static final double BACKWARD_SIGMAS = 4;

    private static final double BACKWARD_METRES = 25;

    /** Ways are looked for up to the straight line and this more; only when there is none, farther. */
    private static final double DETOUR_METRES = 200;

    private static final double FAR_DETOUR_METRES = 1_500;

    /** So many fixes in a row that no way leads to break the way. */
    private static final int UNREACHED_TO_BREAK = 4;

    /** A van is taken to drive one way of a street where the other is so much less likely, in nats. */
    private static final double HEADING_NATS = 1;

    /** Scores closer than this are the same. */
    private static final double EVEN_NATS = 1e-6;

    private final StreetNet net;
    private final ArcGrid.Search near;
    private final NearPaths paths;
    private final MatchRules rules;
    private final Driven driven;
    private final Lattice lattice;
    private final RunningMedian awayMedian;
    private final RunningMedian detourMedian;
    private final int[] targets;

    private int lastArc = -1;
    private int unreached;
    private double wildTimeS = Double.NaN;
    private double wildX;
    private double wildY;
    private long used;

    /** Of the fixes that belong to the newest layer: its own, and those since that tell of no way. */
    private final MiddleOfFixes middle = new MiddleOfFixes();

    /** Whether the last fix has no place on the way. */
    private boolean astray = true;

    /**
     * @param near a search of this thread on the net's grid; may be shared by its matchers
     * @param paths of this thread; may be shared by its matchers
     */
    public StreetMatcher(StreetNet net, ArcGrid.Search near, NearPaths paths, MatchRules rules, Driven driven) {
        this.net = net;
        this.near = near;
        this.paths = paths;
        this.rules = rules;
        this.driven = driven;
        this.lattice = new Lattice(rules.lag(), rules.candidates());
        this.awayMedian = new RunningMedian(
                rules.startSigmaMetres() / MAD_TO_SIGMA,
                LEAST_SIGMA_METRES / MAD_TO_SIGMA,
                MOST_SIGMA_METRES / MAD_TO_SIGMA);
        this.detourMedian = new RunningMedian(
                rules.startBetaMetres() * Math.log(2), LEAST_BETA_METRES * Math.log(2), MOST_BETA_METRES * Math.log(2));
        this.targets = new int[rules.candidates()];
    }

    /** How far fixes lie from their street, as followed so far, metres. */
    public double sigmaMetres() {
        return MAD_TO_SIGMA * awayMedian.value();
    }

    /** How much ways differ from the straight line, as followed so far, metres. */
    public double betaMetres() {
        return detourMedian.value() / Math.log(2);
    }

    /** Fixes that were weighed; the others were too near to the one before, wild, late, or off the streets. */
    public long used() {
        return used;
    }

    /**
     * The van's next fix. One that is not later than the one before is ignored.
     *
     * @param timeS seconds from any origin
     * @param lat degrees WGS 84
     * @param lon degrees WGS 84
     */
    public void next(double timeS, double lat, double lon) {
        next(timeS, lat, lon, MatchRules.THIN_SIGMAS * sigmaMetres(), 0, MatchRules.THIN_SIGMAS * sigmaMetres());
    }

    /**
     * The same, where more is known of the fix.
     *
     * @param leastStepMetres nearer than this to the fix used last, it tells nothing of the way
     * @param standsMetres of a van that is known to stand, how far fixes may err; else 0
     * @param reachMetres how far a street may lie from the fix and be believed
     */
    void next(double timeS, double lat, double lon, double leastStepMetres, double standsMetres, double reachMetres) {
        double x = net.plane().x(lon);
        double y = net.plane().y(lat);
        if (lattice.count() == 0) {
            begin(timeS, x, y, reachMetres);
            return;
        }
        Layer last = lattice.newest();
        if (timeS <= last.timeS) {
            return;
        }
        double straight = Math.hypot(x - last.x, y - last.y);
        astray = straight >= leastStepMetres && (straight >= 2 * standsMetres || middle.metresTo(x, y) >= standsMetres);
        if (!astray) {
            middle.add(x, y, reachMetres);
            return;
        }
        if (isBreak(straight, timeS - last.timeS)) {
            if (timeS > wildTimeS && !isBreak(Math.hypot(x - wildX, y - wildY), timeS - wildTimeS)) {
                breakOff();
                begin(timeS, x, y, reachMetres);
            } else {
                wildTimeS = timeS;
                wildX = x;
                wildY = y;
            }
            return;
        }
        wildTimeS = Double.NaN;
        step(timeS, x, y, straight, reachMetres);
    }

    /**
     * Where the last fix puts the van: the likeliest place as known now, long before the lag decides. While the van stands,
     * this is the middle of its fixes on one and the same street. Empty before the first fix, and where the last told of no
     * street: too far from all, wild, or where no way leads.
     */
    public Optional<StreetPlace> now() {
        if (astray || lattice.count() == 0) {
            return Optional.empty();
        }
        Layer newest = lattice.newest();
        int best = likeliest(newest);
        double x = middle.x();
        double y = middle.y();
        int arc = nearestOfTheStreet(newest.arc[best], x, y);
        double along = net.along(arc, x, y);
        LatLon place = net.plane().at(net.xAt(arc, along), net.yAt(arc, along));
        return Optional.of(new StreetPlace(
                place,
                isHeadingKnown(newest, best) ? net.headingDegrees(arc) : Double.NaN,
                net.away(arc, along, x, y)));
    }

    /** How far a street may lie from the fixes that {@link #now} goes by, and be believed. */
    double reachMetres() {
        return middle.reachMetres();
    }

    /** At a corner, the end of the arc driven is as likely as the start of all that lead on: the van is still on the first. */
    private static int likeliest(Layer layer) {
        int best = layer.best();
        for (int i = 0; i < layer.size && layer.along[best] == 0; i++) {
            best = layer.along[i] > 0 && layer.score[i] > layer.score[best] - EVEN_NATS ? i : best;
        }
        return best;
    }

    /** This arc, or the one before or after it in about the same direction, where the van came a little farther than it. */
    private int nearestOfTheStreet(int arc, double x, double y) {
        int found = near.near(x, y, net.away(arc, net.along(arc, x, y), x, y), rules.candidates());
        for (int i = 0; i < found; i++) {
            int other = near.arc(i);
            boolean adjoins = net.from(other) == net.to(arc) || net.to(other) == net.from(arc);
            if (other == arc || (adjoins && net.isSameWay(arc, other))) {
                return other;
            }
        }
        return arc;
    }

    private boolean isHeadingKnown(Layer layer, int best) {
        for (int i = 0; i < layer.size; i++) {
            if (net.isBack(layer.arc[best], layer.arc[i]) && layer.score[i] > layer.score[best] - HEADING_NATS) {
                return false;
            }
        }
        return true;
    }

    private void arrive(double x, double y, double reachMetres) {
        astray = false;
        middle.begin(x, y, reachMetres);
    }

    /** No more fixes will come: hands over what is still open. */
    public void finish() {
        if (lattice.count() > 0) {
            lattice.decideNewest(lattice.newest().best());
            handOver(lattice.count() - 1);
            lattice.clear();
            lastArc = -1;
        }
    }

    private boolean isBreak(double metres, double seconds) {
        return metres > rules.breakMetres() || metres > rules.breakMps() * seconds;
    }

    private void breakOff() {
        finish();
        unreached = 0;
        wildTimeS = Double.NaN;
        driven.broken();
    }

    private void begin(double timeS, double x, double y, double reachMetres) {
        Layer layer = candidates(timeS, x, y);
        if (layer.size > 0) {
            for (int i = 0; i < layer.size; i++) {
                layer.score[i] = emission(layer, i);
                layer.back[i] = -1;
            }
            lattice.push();
            used++;
            arrive(x, y, reachMetres);
        }
    }

    private void step(double timeS, double x, double y, double straight, double reachMetres) {
        Layer layer = candidates(timeS, x, y);
        if (layer.size == 0) {
            return;
        }
        double drivable = rules.breakMps() * (timeS - lattice.newest().timeS) + MatchRules.THIN_SIGMAS * sigmaMetres();
        boolean reached = weighWays(layer, straight, Math.min(drivable, straight + DETOUR_METRES))
                || weighWays(layer, straight, Math.min(drivable, 2 * straight + FAR_DETOUR_METRES));
        if (!reached) {
            if (++unreached >= UNREACHED_TO_BREAK) {
                breakOff();
                begin(timeS, x, y, reachMetres);
            }
            return;
        }
        unreached = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < layer.size; i++) {
            layer.score[i] += emission(layer, i);
            best = Math.max(best, layer.score[i]);
        }
        for (int i = 0; i < layer.size; i++) {
            layer.score[i] = layer.score[i] < best - BEAM ? Double.NEGATIVE_INFINITY : layer.score[i] - best;
        }
        lattice.push();
        used++;
        arrive(x, y, reachMetres);
        decide();
    }

    private Layer candidates(double timeS, double x, double y) {
        Layer layer = lattice.spare();
        double radius = Math.max(rules.leastRadiusMetres(), MatchRules.RADIUS_SIGMAS * sigmaMetres());
        layer.size = near.near(x, y, radius, rules.candidates());
        layer.timeS = timeS;
        layer.x = x;
        layer.y = y;
        for (int i = 0; i < layer.size; i++) {
            layer.arc[i] = near.arc(i);
            layer.along[i] = near.along(i);
            layer.away[i] = near.away(i);
        }
        return layer;
    }

    private double emission(Layer layer, int i) {
        double z = layer.away[i] / sigmaMetres();
        return -z * z / 2 + rules.prior(layer.arc[i]);
    }

    /** Gives each candidate the best way that leads to it, without its emission; false: no way leads to any. */
    private boolean weighWays(Layer layer, double straight, double limit) {
        for (int i = 0; i < layer.size; i++) {
            layer.score[i] = Double.NEGATIVE_INFINITY;
            layer.back[i] = 0;
            targets[i] = net.from(layer.arc[i]);
        }
        Layer last = lattice.newest();
        boolean reached = false;
        for (int from = 0; from < last.size; from++) {
            if (last.score[from] > Double.NEGATIVE_INFINITY) {
                paths.search(net.to(last.arc[from]), targets, layer.size, limit);
                for (int to = 0; to < layer.size; to++) {
                    reached |= weighWay(last, from, layer, to, straight, limit);
                }
            }
        }
        return reached;
    }

    private boolean weighWay(Layer last, int from, Layer layer, int to, double straight, double limit) {
        int arc = last.arc[from];
        int next = layer.arc[to];
        double score = last.score[from];
        double onward = layer.along[to] - last.along[from];
        boolean stays = arc == next && onward >= -Math.max(BACKWARD_METRES, BACKWARD_SIGMAS * sigmaMetres());
        double metres;
        if (stays) {
            metres = Math.max(0, onward);
        } else {
            metres = net.metres(arc) - last.along[from] + paths.metresTo(net.from(next)) + layer.along[to];
            if (metres > limit) {
                return false;
            }
            int first = net.from(next) == net.to(arc) ? next : paths.firstArcTo(net.from(next));
            if (net.isBack(arc, first)) {
                score -= rules.turnBackNats();
            }
        }
        double detour = Math.abs(metres - straight);
        score -= detour / betaMetres();
        if (score > layer.score[to]) {
            layer.score[to] = score;
            layer.back[to] = from;
            layer.detour[to] = detour;
            layer.stays[to] = stays;
        }
        return true;
    }

    private void decide() {
        int meeting = lattice.meeting();
        if (meeting > 0) {
            handOver(meeting);
        } else if (lattice.isFull()) {
            lattice.decideNewest(lattice.newest().best());
            lattice.traceFrom(lattice.count() - 1);
            lattice.keepOnlyThrough(1, lattice.decided(1));
            handOver(1);
        }
    }

    /** Hands over the decided ways up to this layer, which becomes the oldest. */
    private void handOver(int upTo) {
        lattice.traceFrom(upTo);
        if (lastArc < 0) {
            handOver(lattice.layer(0).arc[lattice.decided(0)], -1);
        }
        for (int at = 1; at <= upTo; at++) {
            Layer layer = lattice.layer(at);
            int chosen = lattice.decided(at);
            awayMedian.add(layer.away[chosen]);
            detourMedian.add(layer.detour[chosen]);
            Layer before = lattice.layer(at - 1);
            if (!layer.stays[chosen]) {
                handOver(layer.arc[chosen], net.to(before.arc[lattice.decided(at - 1)]));
            }
        }
        lattice.dropBefore(upTo);
    }

    private void handOver(int arc, int fromNode) {
        if (fromNode >= 0 && fromNode != net.from(arc)) {
            targets[0] = net.from(arc);
            paths.search(fromNode, targets, 1, Double.MAX_VALUE);
            paths.forEachArcTo(net.from(arc), driven::arc);
        }
        driven.arc(arc);
        lastArc = arc;
    }
}
