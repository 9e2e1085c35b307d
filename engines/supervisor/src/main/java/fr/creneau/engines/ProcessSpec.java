package fr.creneau.engines;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A process that the {@link Supervisor} keeps running.
 *
 * @param name as people read it: "Cassandra"
 * @param address what it serves: {@code host:port}, or the URL that a person opens
 * @param launch starts it and returns at once; called again after each death
 * @param ready whether it serves
 * @param patience how long a start may take
 */
public record ProcessSpec(
        String name, String address, Supplier<ChildProcess> launch, BooleanSupplier ready, Duration patience) {}
