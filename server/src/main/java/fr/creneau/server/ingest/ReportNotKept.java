package fr.creneau.server.ingest;

/** The log did not take what it was given, or did not say so in time. */
public final class ReportNotKept extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int accepted;

    /** @param accepted lines of the request that the log had before */
    ReportNotKept(int accepted, Throwable cause) {
        super("the log did not answer", cause);
        this.accepted = accepted;
    }

    public int accepted() {
        return accepted;
    }
}
