package fr.creneau.streams.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the state stores: an owner (a round, a van), a kind of one letter, and what tells things of a kind apart. All
 * that belongs to one owner, and all of one kind, lies side by side. Names hold no zero byte, so it may end them.
 */
final class StoreKeys {
    /** The small part that changes most. */
    static final char HEAD = 'H';

    static final char PLAN = 'P';
    static final char VAN = 'V';
    static final char PARCEL = 'Q';
    static final char TELLING = 'T';
    static final char CHUNK = 'C';

    private StoreKeys() {}

    /** Before everything of the owner. */
    static byte[] owner(String owner) {
        return (owner + '\0').getBytes(StandardCharsets.UTF_8);
    }

    static Bytes key(String owner, char kind) {
        return key(owner, kind, "");
    }

    static Bytes key(String owner, char kind, String name) {
        return Bytes.wrap((owner + '\0' + kind + name).getBytes(StandardCharsets.UTF_8));
    }

    /** With a number that orders, 0 or more. */
    static Bytes key(String owner, char kind, String name, long number) {
        byte[] head = (owner + '\0' + kind + name + '\0').getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(head.length + 8).put(head).putLong(number).array());
    }

    /** The kind of a key of this owner. */
    static char kindOf(Bytes key, byte[] owner) {
        return (char) key.get()[owner.length];
    }

    /** The owner of a key. */
    static String ownerOf(Bytes key) {
        byte[] bytes = key.get();
        int end = 0;
        while (bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
