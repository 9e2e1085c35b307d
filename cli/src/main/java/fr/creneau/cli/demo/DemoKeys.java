package fr.creneau.cli.demo;

import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.drive.DoorKeys;
import fr.creneau.server.security.Passwords;
import fr.creneau.server.security.Secrets;
import fr.creneau.store.KeyStore.Key;
import fr.creneau.store.StaffStore.Member;
import fr.creneau.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The demo's keys and its one dispatcher: made once, made known to the product at each start. */
final class DemoKeys {
    private DemoKeys() {}

    /** A key for each device of the day. */
    static Map<String, String> ofDevices(DeliveryDay day) {
        Map<String, String> keys = new TreeMap<>();
        day.listDevices().forEach(device -> keys.put(device, Secrets.newKey()));
        return keys;
    }

    /** Writes the keys' hashes and the dispatcher to the store; the same again changes nothing. */
    static void makeKnown(DemoMemory memory, Store store, Instant now) {
        List<CompletionStage<Void>> writes = new ArrayList<>();
        memory.deviceKeys()
                .forEach((device, key) -> writes.add(save(store, key, "device", device, Set.of(device), now)));
        writes.add(save(store, memory.shipperKey(), "shipper", "demo-shipper", Set.of("*"), now));
        writes.add(save(store, memory.plannerKey(), "planner", "demo-planner", Set.of("*"), now));
        writes.add(store.staff()
                .save(new Member(
                        DemoMemory.DISPATCHER,
                        Passwords.hash(memory.password()),
                        Set.of("dispatcher", "admin"),
                        now,
                        null)));
        CompletableFuture.allOf(writes.stream()
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    static DoorKeys doors(DemoMemory memory) {
        return new DoorKeys(
                device -> Objects.requireNonNull(memory.deviceKeys().get(device), device),
                memory.shipperKey(),
                memory.plannerKey());
    }

    private static CompletionStage<Void> save(
            Store store, String key, String kind, String owner, Set<String> scope, Instant now) {
        return store.keys().save(new Key(Secrets.hash(key), kind, owner, scope, now, null));
    }
}
