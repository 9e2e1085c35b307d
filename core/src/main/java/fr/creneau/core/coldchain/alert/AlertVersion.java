package fr.creneau.core.coldchain.alert;

/**
 * One word about an alert to those who watch.
 *
 * @param toldAs the name under which it was raised; it stays, whatever late readings change
 * @param version 1 when raised, then one more each time
 * @param alert as it is now; of a retracted one, as it was last told
 * @param atMs domain time, epoch milliseconds
 */
public record AlertVersion(String toldAs, int version, State state, Alert alert, long atMs) {
    /** What the word is. */
    public enum State {
        /** It is new. */
        RAISED,
        /** It began or ended otherwise than was told. */
        AMENDED,
        /** Late readings show that there was nothing, or that it is part of another. */
        RETRACTED
    }
}
