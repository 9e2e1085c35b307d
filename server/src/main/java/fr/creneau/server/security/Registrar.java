package fr.creneau.server.security;

import fr.creneau.store.KeyStore;
import fr.creneau.store.StaffStore;
import fr.creneau.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Creates and revokes staff and keys. A key or password is shown once, to whoever creates it; what is kept is its hash.
 * Thread-safe.
 */
public final class Registrar {
    /** What staff may be. */
    public static final Set<String> ROLES = Set.of("dispatcher", "quality", "planner", "admin");

    private final StaffStore staff;
    private final KeyStore keys;
    private final Clock machine;

    public Registrar(Store store, Clock machine) {
        this.staff = store.staff();
        this.keys = store.keys();
        this.machine = machine;
    }

    /**
     * Creates somebody, or gives somebody a new password and roles.
     *
     * @throws IllegalArgumentException where the name, the password or a role will not do
     */
    public void saveStaff(String name, String password, Set<String> roles) {
        if (!name.matches("[A-Za-z0-9._@-]{1,64}")) {
            throw new IllegalArgumentException("name '%s': expected 1 to 64 of A-Z a-z 0-9 . _ @ -".formatted(name));
        }
        if (password.length() < Passwords.SHORTEST) {
            throw new IllegalArgumentException(
                    "password: expected at least %d characters".formatted(Passwords.SHORTEST));
        }
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw new IllegalArgumentException("roles %s: expected some of %s"
                    .formatted(roles, ROLES.stream().sorted().toList()));
        }
        Waits.on(staff.save(new StaffStore.Member(name, Passwords.hash(password), roles, machine.instant(), null)));
    }

    /** False where there is nobody of that name. An open session works on for some seconds. */
    public boolean revokeStaff(String name) {
        return Waits.on(staff.revoke(name, machine.instant()));
    }

    public List<StaffStore.Member> listStaff() {
        return Waits.on(staff.list());
    }

    /**
     * Creates a key.
     *
     * @param scope van ids, brands or depots, by kind; {@code *}: all
     * @return the key; it is not kept
     */
    public String createKey(Caller.Kind kind, String owner, Set<String> scope) {
        return saveKey(Secrets.newKey(), kind, owner, scope);
    }

    /** As {@link #createKey}, with a key that somebody else made: at least 256 random bits. */
    public String saveKey(String key, Caller.Kind kind, String owner, Set<String> scope) {
        if (!owner.matches("[A-Za-z0-9._:-]{1,64}")) {
            throw new IllegalArgumentException("owner '%s': expected 1 to 64 of A-Z a-z 0-9 . _ : -".formatted(owner));
        }
        if (scope.isEmpty()) {
            throw new IllegalArgumentException("scope: expected at least one van, brand or depot, or *");
        }
        Waits.on(keys.save(new KeyStore.Key(Secrets.hash(key), word(kind), owner, scope, machine.instant(), null)));
        return key;
    }

    /** Revokes every key of the owner; how many there were. They work on for some seconds. */
    public int revokeKeys(Caller.Kind kind, String owner) {
        List<KeyStore.Key> live = new ArrayList<>(Waits.on(keys.listByOwner(word(kind), owner)));
        live.removeIf(key -> key.revokedAt() != null);
        for (KeyStore.Key key : live) {
            Waits.on(keys.save(new KeyStore.Key(
                    key.hash(), key.kind(), key.owner(), key.scope(), key.createdAt(), machine.instant())));
        }
        return live.size();
    }

    /** All keys of the kind, the revoked too. */
    public List<KeyStore.Key> listKeys(Caller.Kind kind) {
        return Waits.on(keys.list(word(kind)));
    }

    /** The newest live key's scope of the owner. */
    public Optional<Set<String>> findScope(Caller.Kind kind, String owner) {
        return Waits.on(keys.listByOwner(word(kind), owner)).stream()
                .filter(key -> key.revokedAt() == null)
                .map(KeyStore.Key::scope)
                .findFirst();
    }

    private static String word(Caller.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
