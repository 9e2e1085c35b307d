package fr.creneau.core.eta;

import java.util.Arrays;

/** Numbers keys 0, 1, 2 … in the order they first come; open addressing, nothing boxed. Not thread-safe. */
public final class SlotIndex {
    private long[] keys = new long[64];
    private int[] slots = new int[64];
    private int size;

    public SlotIndex() {
        Arrays.fill(slots, -1);
    }

    /** The key's number, or −1 where it has none. */
    public int find(long key) {
        int at = place(keys, key);
        return keys[at] == key ? slots[at] : -1;
    }

    /** The key's number; a new one where it has none. {@link RoundProgress#NO_PLACE} never has one: −1. */
    public int add(long key) {
        if (key == RoundProgress.NO_PLACE) {
            return -1;
        }
        int at = place(keys, key);
        if (keys[at] == key) {
            return slots[at];
        }
        keys[at] = key;
        slots[at] = size++;
        if (size * 2 > keys.length) {
            grow();
        }
        return size - 1;
    }

    /** How many keys have a number. */
    public int size() {
        return size;
    }

    /** An index with the same numbers, which goes its own way from here on. */
    public SlotIndex copy() {
        SlotIndex copy = new SlotIndex();
        copy.keys = keys.clone();
        copy.slots = slots.clone();
        copy.size = size;
        return copy;
    }

    private void grow() {
        long[] before = keys;
        int[] numbers = slots;
        keys = new long[before.length * 2];
        slots = new int[keys.length];
        Arrays.fill(slots, -1);
        for (int i = 0; i < before.length; i++) {
            if (before[i] != RoundProgress.NO_PLACE) {
                int at = place(keys, before[i]);
                keys[at] = before[i];
                slots[at] = numbers[i];
            }
        }
    }

    /** Where the key is, or where it would go. The empty key finds an empty place, whose number is never given. */
    private static int place(long[] keys, long key) {
        int at = (int) StableKey.mix(key) & (keys.length - 1);
        while (keys[at] != key && keys[at] != RoundProgress.NO_PLACE) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }
}
