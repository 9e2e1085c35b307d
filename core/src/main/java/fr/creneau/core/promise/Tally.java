package fr.creneau.core.promise;

/**
 * Windows of one kind, counted. Early is a miss, and so is a parcel that was not attempted on the day; a window whose
 * parcel was taken off the round on request is told but not judged.
 *
 * @param told windows told
 * @param ended of these, those that were judged: kept + early + late + notAttempted
 * @param claimed sum of the probabilities that were told with the judged ones
 */
public record Tally(long told, long ended, long kept, long early, long late, long notAttempted, double claimed) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    public Tally {
        if (told < ended || ended != kept + early + late + notAttempted || claimed < 0 || claimed > ended) {
            throw new IllegalArgumentException(
                    "told %d, ended %d, kept %d, early %d, late %d, not attempted %d, claimed %s: expected a count of windows"
                            .formatted(told, ended, kept, early, late, notAttempted, claimed));
        }
    }

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(
                told + other.told,
                ended + other.ended,
                kept + other.kept,
                early + other.early,
                late + other.late,
                notAttempted + other.notAttempted,
                claimed + other.claimed);
    }

    /** Share of the judged that were kept, 0..1; not a number where none was judged. */
    public double keptShare() {
        return ended == 0 ? Double.NaN : (double) kept / ended;
    }

    /** Mean probability told with the judged ones, 0..1; not a number where none was judged. */
    public double claimedShare() {
        return ended == 0 ? Double.NaN : claimed / ended;
    }
}
