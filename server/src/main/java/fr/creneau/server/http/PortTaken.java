package fr.creneau.server.http;

/** Somebody else listens where this server should. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTaken(String host, int port) {
        super(
                "Port %d on %s is taken by another process.%nMaybe choose another with --port, or stop what listens there."
                        .formatted(port, host));
    }
}
