package fr.creneau.server.security;

import fr.creneau.store.KeyStore;
import fr.creneau.store.StaffStore;
import fr.creneau.store.Store;
import java.time.Clock;
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

    /**
     * Creates somebody, or takes somebody back who was revoked.
     *
     * @return their first password, which is not kept; empty where that name is in use
     * @throws IllegalArgumentException where the name or a role will not do
     */
    public Optional<String> createStaff(String name, Set<String> roles) {
        if (findStaff(name).isPresent()) {
            return Optional.empty();
        }
        // A log-in that was under way when they were revoked may have left a session behind: it must not live again.
        Waits.on(staff.endSessionsOf(name));
        String password = Passwords.first();
        saveStaff(name, password, roles);
        return Optional.of(password);
    }

    /** A new first password in the place of the old, whose sessions end; empty where there is nobody of that name. */
    public Optional<String> renewPassword(String name) {
        return findStaff(name).map(member -> {
            String password = Passwords.first();
            saveStaff(name, password, member.roles());
            Waits.on(staff.endSessionsOf(name));
            return password;
        });
    }

    /** Whoever of that name may log in. */
    private Optional<StaffStore.Member> findStaff(String name) {
        return Waits.on(staff.find(name)).filter(member -> member.revokedAt() == null);
    }

    /** Ends somebody's sessions and right to log in; false where there is nobody of that name. Takes effect within {@link Guard#REVOKED_WITHIN}. */
    public boolean revokeStaff(String name) {
        if (findStaff(name).isEmpty()) {
            return false;
        }
        Waits.on(staff.revoke(name, machine.instant()));
        Waits.on(staff.endSessionsOf(name));
        return true;
    }

    public List<StaffStore.Member> listStaff() {
        return Waits.on(staff.list());
    }

    /**
     * Creates a key.
     *
     * @param scope van ids, brands or depots, by kind; {@code *}: all
     * @return the key; it is not kept
     * @throws IllegalArgumentException where the owner's name or the scope will not do
     */
    public String createKey(Caller.Kind kind, String owner, Set<String> scope) {
        if (!owner.matches("[A-Za-z0-9._:-]{1,64}")) {
            throw new IllegalArgumentException("owner '%s': expected 1 to 64 of A-Z a-z 0-9 . _ : -".formatted(owner));
        }
        if (scope.isEmpty()) {
            throw new IllegalArgumentException("scope: expected at least one van, brand or depot, or *");
        }
        String key = Secrets.newKey();
        Waits.on(keys.save(new KeyStore.Key(Secrets.hash(key), word(kind), owner, scope, machine.instant(), null)));
        return key;
    }

    /** The keys of the owner that work. */
    public List<KeyStore.Key> listLiveKeys(Caller.Kind kind, String owner) {
        return Waits.on(keys.listByOwner(word(kind), owner)).stream()
                .filter(key -> key.revokedAt() == null)
                .toList();
    }

    /** Takes effect within {@link Guard#KEY_REVOKED_WITHIN}. */
    public void revokeKey(KeyStore.Key key) {
        Waits.on(keys.save(new KeyStore.Key(
                key.hash(), key.kind(), key.owner(), key.scope(), key.createdAt(), machine.instant())));
    }

    /** All keys of the kind, the revoked too. */
    public List<KeyStore.Key> listKeys(Caller.Kind kind) {
        return Waits.on(keys.list(word(kind)));
    }

    private static String word(Caller.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
