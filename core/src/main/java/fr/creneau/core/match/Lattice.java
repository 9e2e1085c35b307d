package fr.creneau.core.match;

/**
 * The arcs weighed for the fixes that are not decided yet: a ring of layers, one a fix, each candidate with the best way
 * that leads to it. The oldest layer is the one decided last, or the start. Scores are natural logarithms.
 */
final class Lattice {
    /** The arcs weighed for one fix. */
    static final class Layer {
        double timeS;
        double x;
        double y;
        int size;
        final int[] arc;
        final double[] along;
        final double[] away;
        final double[] score;
        final int[] back;
        final double[] detour;
        final boolean[] stays;

        private Layer(int candidates) {
            arc = new int[candidates];
            along = new double[candidates];
            away = new double[candidates];
            score = new double[candidates];
            back = new int[candidates];
            detour = new double[candidates];
            stays = new boolean[candidates];
        }

        int best() {
            int best = 0;
            for (int i = 1; i < size; i++) {
                best = score[i] > score[best] ? i : best;
            }
            return best;
        }
    }

    private final Layer[] ring;
    private final int[] decided;
    private int first;
    private int count;

    Lattice(int lag, int candidates) {
        ring = new Layer[lag + 2];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Layer(candidates);
        }
        decided = new int[ring.length];
    }

    /** Layers held. */
    int count() {
        return count;
    }

    boolean isFull() {
        return count == ring.length;
    }

    void clear() {
        count = 0;
    }

    /** Layer i, 0 being the oldest. */
    Layer layer(int i) {
        return ring[(first + i) % ring.length];
    }

    Layer newest() {
        return layer(count - 1);
    }

    /** The layer that {@link #push} will take in; to be filled before. There must be room. */
    Layer spare() {
        return layer(count);
    }

    void push() {
        count++;
    }

    /** Forgets the layers before this one. */
    void dropBefore(int layer) {
        decided[0] = decided[layer];
        first = (first + layer) % ring.length;
        count -= layer;
    }

    /** The newest layer at which all ways that are still possible meet; −1: they never do. */
    int meeting() {
        Layer newest = newest();
        int alive = 0;
        for (int i = 0; i < newest.size; i++) {
            if (newest.score[i] > Double.NEGATIVE_INFINITY) {
                alive |= 1 << i;
            }
        }
        for (int at = count - 1; at >= 0; at--) {
            if ((alive & (alive - 1)) == 0) {
                decided[at] = Integer.numberOfTrailingZeros(alive);
                return at;
            }
            Layer layer = layer(at);
            int before = 0;
            for (int rest = alive; rest != 0; rest &= rest - 1) {
                before |= 1 << layer.back[Integer.numberOfTrailingZeros(rest)];
            }
            alive = before;
        }
        return -1;
    }

    /** Decides for this candidate of the newest layer, and so for all before. */
    void decideNewest(int candidate) {
        decided[count - 1] = candidate;
    }

    /** Follows the decision at this layer back to the oldest: afterwards {@link #decided} holds for 0 to this layer. */
    void traceFrom(int layer) {
        for (int at = layer; at > 0; at--) {
            decided[at - 1] = layer(at).back[decided[at]];
        }
    }

    int decided(int layer) {
        return decided[layer];
    }

    /** Leaves only those ways possible that go through this candidate of the layer. */
    void keepOnlyThrough(int layer, int candidate) {
        Layer newest = newest();
        for (int i = 0; i < newest.size; i++) {
            int at = i;
            for (int back = count - 1; back > layer; back--) {
                at = layer(back).back[at];
            }
            if (at != candidate) {
                newest.score[i] = Double.NEGATIVE_INFINITY;
            }
        }
    }
}
