package fr.creneau.streams;

/** The log did not take or give in time: nothing was acknowledged, and the same may be sent again. */
public final class LogAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogAway(String message) {
        super(message);
    }

    public LogAway(String message, Throwable cause) {
        super(message, cause);
    }
}
