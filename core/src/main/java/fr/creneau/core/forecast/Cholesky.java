package fr.creneau.core.forecast;

/** Linear equations with a symmetric positive definite matrix, by Cholesky's factors. Stateless. */
public final class Cholesky {
    private Cholesky() {}

    /**
     * Replaces the lower triangle by its factor L, where the matrix is L·Lᵀ; the upper one is neither read nor changed.
     *
     * @throws ArithmeticException where the matrix is not positive definite
     */
    public static void factor(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k <= i; k++) {
                double sum = matrix[i][k];
                for (int m = 0; m < k; m++) {
                    sum -= matrix[i][m] * matrix[k][m];
                }
                if (i > k) {
                    matrix[i][k] = sum / matrix[k][k];
                } else if (sum > 0) {
                    matrix[i][i] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException("a matrix that is not positive definite, at row " + i);
                }
            }
        }
    }

    /** Solves L·Lᵀ·x = right for a factor left by {@link #factor}; the right side is not changed. */
    public static double[] solveFactored(double[][] factor, double[] right) {
        int n = factor.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= factor[i][k] * x[k];
            }
            x[i] /= factor[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= factor[k][i] * x[k];
            }
            x[i] /= factor[i][i];
        }
        return x;
    }

    /** Solves matrix·x = right; the matrix's lower triangle is spent. */
    public static double[] solve(double[][] matrix, double[] right) {
        factor(matrix);
        return solveFactored(matrix, right);
    }
}
