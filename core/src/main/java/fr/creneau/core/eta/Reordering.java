package fr.creneau.core.eta;

/**
 * Another order in which the stops ahead may come, and how likely it is.
 *
 * @param probability of this order, 0 to 1
 * @param progress the same round at the same moment, its stops ahead in this order
 * @param positions for each stop ahead of the expected order, how many stops are before it in this one; not to be changed
 */
public record Reordering(double probability, RoundProgress progress, int[] positions) {
    public Reordering {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "order of probability %s: expected more than 0 and less than 1".formatted(probability));
        }
        if (positions.length != progress.ahead()) {
            throw new IllegalArgumentException("order of %d stops, %d of them ahead: expected as many"
                    .formatted(positions.length, progress.ahead()));
        }
    }
}
