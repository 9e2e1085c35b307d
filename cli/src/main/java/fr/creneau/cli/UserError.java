package fr.creneau.cli;

/** Something the person at the keyboard can mend: told as a sentence, never as a stack trace. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what names the thing, its value and what was expected
     * @param maybe what to try, a sentence that follows "Maybe"
     */
    public UserError(String what, String maybe) {
        super(what + System.lineSeparator() + "Maybe " + maybe);
    }
}
