package fr.creneau.cli.up;

import fr.creneau.cli.UserError;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The engines that {@code up} keeps running or uses, as the state in the data folder tells. */
public final class RunningStack {
    private final Map<String, String> addresses;

    private RunningStack(Map<String, String> addresses) {
        this.addresses = addresses;
    }

    /**
     * @param data the folder that {@code up} was given; null: the usual one
     * @throws UserError where nothing is up on it
     */
    public static RunningStack find(@Nullable Path data) {
        Path folder = StackOptions.dataFolder(data);
        SupervisorState state = SupervisorState.read(folder)
                .filter(told -> told.findSupervisor().isPresent())
                .orElseThrow(() -> new UserError(
                        "Nothing is up on %s.".formatted(folder),
                        "`./creneau up` first, or say where else to look: --data FOLDER, or --cassandra HOST:PORT and"
                                + " --kafka HOST:PORT."));
        return new RunningStack(Stream.concat(
                        state.processes().stream().map(one -> Map.entry(one.name(), one.address())),
                        state.elsewhere().stream().map(one -> Map.entry(one.name(), one.address())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** {@code host:port} of Cassandra. */
    public String cassandra() {
        return address("Cassandra");
    }

    /** {@code host:port[,…]} of Kafka. */
    public String kafka() {
        return address("Kafka");
    }

    private String address(String engine) {
        String address = addresses.get(engine);
        if (address == null) {
            throw new UserError(
                    "The supervisor has not started %s yet.".formatted(engine),
                    "`./creneau status` says how far it is.");
        }
        return address;
    }

    /** The addresses of a list {@code host:port,host:port}. */
    public static List<InetSocketAddress> parse(String addresses) {
        return Arrays.stream(addresses.split(",", -1)).map(Stack::first).toList();
    }
}
