package fr.creneau.engines;

/** An engine could not be started, or its folder cannot be used; the message says what to do. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what names the thing, its value and what was expected
     * @param maybe what to try, a sentence that follows "Maybe"
     */
    public EngineException(String what, String maybe) {
        super(what + System.lineSeparator() + "Maybe " + maybe);
    }

    EngineException(String what, String maybe, Throwable cause) {
        this(what, maybe);
        initCause(cause);
    }
}
