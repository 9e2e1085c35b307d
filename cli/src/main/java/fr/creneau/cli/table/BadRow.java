package fr.creneau.cli.table;

/** One row cannot be used; the message names the column, its value and what was expected. */
public final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadRow(String reason) {
        super(reason, null, false, false);
    }
}
