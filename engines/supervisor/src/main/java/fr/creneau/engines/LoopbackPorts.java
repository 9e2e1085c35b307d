package fr.creneau.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free TCP ports on the loopback interface, and tells in a sentence that a wanted one is taken. */
public final class LoopbackPorts {
    // Below Linux's ephemeral range (32768 up): an outgoing connection cannot take the port between our look and the
    // engine's bind.
    private static final int FIRST = 20_000;
    private static final int BEYOND = 32_000;

    /** Given away by this process, and perhaps not yet bound: never given twice. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private LoopbackPorts() {}

    /** A port that was free on 127.0.0.1 a moment ago, and that nobody else in this process was given. */
    public static int free() {
        return free("127.0.0.1");
    }

    /** A port that was free on the address a moment ago, and that nobody else in this process was given. */
    public static int free(String address) {
        for (int tries = 0; tries < 1_000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
            if (isFree(address, port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new EngineException(
                "No free port between " + FIRST + " and " + BEYOND + " on " + address + ".",
                "end programs that listen there; `ss -ltn` lists them.");
    }

    /** A port that was free on every one of the addresses a moment ago. */
    static int freeOnAll(List<String> addresses) {
        for (int tries = 0; tries < 1_000; tries++) {
            int port = free(addresses.get(0));
            if (addresses.stream().allMatch(address -> isFree(address, port))) {
                return port;
            }
        }
        throw new EngineException(
                "No port is free on all of " + addresses + ".",
                "end programs that listen there; `ss -ltn` lists them.");
    }

    /**
     * The wanted port, or a free one where 0 is wanted.
     *
     * @param what who wants it, as the error names it: "Cassandra"
     * @param option the option that chooses another: "--cassandra-port"
     * @throws EngineException where the port is taken
     */
    public static int choose(int wanted, String what, String option) {
        if (wanted == 0) {
            return free();
        }
        requireFree("127.0.0.1", wanted, what, option);
        GIVEN.add(wanted);
        return wanted;
    }

    /** @throws EngineException where the port is taken */
    public static void requireFree(String address, int port, String what, String option) {
        if (!isFree(address, port)) {
            throw new EngineException(
                    "%s wants port %d on %s, and another program listens there.".formatted(what, port, address),
                    ("ask `ss -ltnp 'sport = :%d'` which one (as root it names every program) and end it, "
                                    + "or choose another port: %s.")
                            .formatted(port, option));
        }
    }

    static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the engines bind: a port whose last connections linger in TIME_WAIT counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
