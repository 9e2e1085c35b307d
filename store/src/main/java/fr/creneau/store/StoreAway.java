package fr.creneau.store;

/** Cassandra could not be opened: no node answers, or what is there is not ours. The message is for the operator. */
public final class StoreAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreAway(String message, Throwable cause) {
        super(message, cause);
    }
}
