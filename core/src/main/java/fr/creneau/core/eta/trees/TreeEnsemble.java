package fr.creneau.core.eta.trees;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A boosted ensemble of regression trees, read from LightGBM's text form and evaluated without that library: the sum of
 * one leaf from each tree. Numeric splits alone; the objective must be one whose raw score is the prediction (l1, l2,
 * quantile). Immutable and thread-safe; allocates nothing while it predicts.
 *
 * <p>Source of the form: LightGBM {@code src/io/tree.cpp}; {@code decision_type} bit 0 categorical, bit 1 missing goes
 * left, bits 2 and 3 what counts as missing (0 nothing, 1 zero, 2 NaN).
 */
public final class TreeEnsemble {
    private static final int CATEGORICAL = 1;
    private static final int MISSING_LEFT = 2;
    private static final int MISSING_NAN = 2;
    private static final double ZERO = 1e-35;

    private final int columns;
    private final int[] root;
    private final int[] feature;
    private final double[] threshold;
    private final byte[] decision;
    private final int[] left;
    private final int[] right;
    private final double[] leaf;

    private TreeEnsemble(int columns, List<Tree> trees) {
        this.columns = columns;
        int nodes = trees.stream().mapToInt(t -> t.feature.length).sum();
        int leaves = trees.stream().mapToInt(t -> t.leaf.length).sum();
        root = new int[trees.size()];
        feature = new int[nodes];
        threshold = new double[nodes];
        decision = new byte[nodes];
        left = new int[nodes];
        right = new int[nodes];
        leaf = new double[leaves];
        int node = 0;
        int leafAt = 0;
        for (int t = 0; t < root.length; t++) {
            Tree tree = trees.get(t);
            root[t] = tree.feature.length == 0 ? ~leafAt : node;
            for (int i = 0; i < tree.feature.length; i++) {
                feature[node + i] = tree.feature[i];
                threshold[node + i] = tree.threshold[i];
                decision[node + i] = (byte) tree.decision[i];
                left[node + i] = moved(tree.left[i], node, leafAt);
                right[node + i] = moved(tree.right[i], node, leafAt);
            }
            System.arraycopy(tree.leaf, 0, leaf, leafAt, tree.leaf.length);
            node += tree.feature.length;
            leafAt += tree.leaf.length;
        }
    }

    private record Tree(int[] feature, double[] threshold, int[] decision, int[] left, int[] right, double[] leaf) {}

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException where it is not one, or asks for more than is understood here; the message names
     *     the tree and the line
     */
    public static TreeEnsemble parse(String text) {
        List<Tree> trees = new ArrayList<>();
        Map<String, String> block = new HashMap<>();
        int columns = -1;
        for (String line : text.split("\n", -1)) {
            String stripped = line.strip();
            if (stripped.startsWith("Tree=") || stripped.equals("end of trees")) {
                if (columns < 0) {
                    columns = Integer.parseInt(value(block, "max_feature_idx", "header")) + 1;
                } else {
                    trees.add(tree(block, trees.size(), columns));
                }
                block.clear();
                if (stripped.equals("end of trees")) {
                    return new TreeEnsemble(columns, trees);
                }
            } else if (stripped.indexOf('=') > 0) {
                block.put(stripped.substring(0, stripped.indexOf('=')), stripped.substring(stripped.indexOf('=') + 1));
            }
        }
        throw new IllegalArgumentException(
                "trees of %d characters: expected LightGBM's text form up to 'end of trees'".formatted(text.length()));
    }

    /** How many numbers a row has. */
    public int columns() {
        return columns;
    }

    /** How many trees there are. */
    public int size() {
        return root.length;
    }

    /** The prediction for the row that starts at a place of an array. */
    public double predict(float[] rows, int at) {
        double sum = 0;
        for (int start : root) {
            int node = start;
            while (node >= 0) {
                node = goesLeft(node, rows[at + feature[node]]) ? left[node] : right[node];
            }
            sum += leaf[~node];
        }
        return sum;
    }

    private boolean goesLeft(int node, double value) {
        int how = decision[node];
        int missing = how >> 2 & 3;
        double known = value;
        if (Double.isNaN(value)) {
            if (missing == MISSING_NAN) {
                return (how & MISSING_LEFT) != 0;
            }
            known = 0;
        }
        if (missing == 1 && Math.abs(known) <= ZERO) {
            return (how & MISSING_LEFT) != 0;
        }
        return known <= threshold[node];
    }

    private static Tree tree(Map<String, String> block, int number, int columns) {
        String where = "tree " + number;
        double[] leaf = doubles(value(block, "leaf_value", where));
        if (leaf.length == 1) {
            return new Tree(new int[0], new double[0], new int[0], new int[0], new int[0], leaf);
        }
        int[] feature = ints(value(block, "split_feature", where));
        int[] decision = ints(value(block, "decision_type", where));
        for (int i = 0; i < feature.length; i++) {
            if (feature[i] >= columns || (decision[i] & CATEGORICAL) != 0) {
                throw new IllegalArgumentException(
                        "%s: split on column %d, decision type %d: expected numeric, below %d"
                                .formatted(where, feature[i], decision[i], columns));
            }
        }
        return new Tree(
                feature,
                doubles(value(block, "threshold", where)),
                decision,
                ints(value(block, "left_child", where)),
                ints(value(block, "right_child", where)),
                leaf);
    }

    private static int moved(int child, int node, int leafAt) {
        return child >= 0 ? child + node : ~(~child + leafAt);
    }

    private static String value(Map<String, String> block, String key, String where) {
        String value = block.get(key);
        if (value == null) {
            throw new IllegalArgumentException(where + ": expected a line " + key + "=…");
        }
        return value;
    }

    private static double[] doubles(String words) {
        String[] all = words.split(" ", -1);
        double[] values = new double[all.length];
        for (int i = 0; i < all.length; i++) {
            values[i] = number(all[i]);
        }
        return values;
    }

    /** C++ writes a split that only parts the unknown from the known as {@code inf}. */
    private static double number(String word) {
        return switch (word) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(word);
        };
    }

    private static int[] ints(String words) {
        String[] all = words.split(" ", -1);
        int[] values = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            values[i] = Integer.parseInt(all[i]);
        }
        return values;
    }
}
