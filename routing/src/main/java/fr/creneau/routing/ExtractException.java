package fr.creneau.routing;

/** A street extract that cannot be used; the message names the file and says what was expected. */
public final class ExtractException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExtractException(String message) {
        super(message);
    }

    public ExtractException(String message, Throwable cause) {
        super(message, cause);
    }
}
