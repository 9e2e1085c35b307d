package fr.creneau.core.eta;

/** Opaque 64-bit keys of what is learnt about: the same words give the same key on every machine. Stateless. */
public final class StableKey {
    private StableKey() {}

    /** FNV-1a over the characters; never {@link RoundProgress#NO_PLACE}. */
    public static long of(String words) {
        long hash = 0xcbf2_9ce4_8422_2325L;
        for (int i = 0; i < words.length(); i++) {
            hash = (hash ^ words.charAt(i)) * 0x100_0000_01b3L;
        }
        return hash == RoundProgress.NO_PLACE ? 1 : hash;
    }

    /** The key of going from one to the other, or of one seen in the light of the other; the order matters. */
    public static long of(long from, long to) {
        long hash = mix(from * 0x9e37_79b9_7f4a_7c15L + to);
        return hash == RoundProgress.NO_PLACE ? 1 : hash;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return z ^ (z >>> 31);
    }
}
