package fr.creneau.core.parcel.number;

/** What became of a text that was given as a parcel number. */
public sealed interface NumberCheck {
    /** The text is a parcel number of that form, and its check digit holds. */
    record Accepted(NumberForm form) implements NumberCheck {}

    /**
     * The text is none.
     *
     * @param expected what would have been accepted, to be read after "expected"
     */
    record Rejected(String expected) implements NumberCheck {}

    /** Whether the text was accepted. */
    default boolean accepted() {
        return this instanceof Accepted;
    }
}
