package fr.creneau.cli.rounds.slots;

/** How many of the last wishes were refused. Not thread-safe. */
final class LastWishes {
    private final boolean[] refused;
    private int asked;
    private int refusals;

    /** @param lookBack so many are remembered, 1 or more */
    LastWishes(int lookBack) {
        refused = new boolean[lookBack];
    }

    void add(boolean wasRefused) {
        int place = asked++ % refused.length;
        refusals += (wasRefused ? 1 : 0) - (refused[place] ? 1 : 0);
        refused[place] = wasRefused;
    }

    /** Whether of all that are remembered this share, 0 to 1, was refused; what was not asked yet counts as sold. */
    boolean areRefused(double share) {
        return refusals >= refused.length * share;
    }
}
