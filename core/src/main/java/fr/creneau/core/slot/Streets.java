package fr.creneau.core.slot;

/** How long vans take. Pure and thread-safe; asked some ten thousand times for one address. */
public interface Streets {
    /** Whole seconds from one place to another, both in metres east and north; 0 or more. */
    int seconds(double fromEast, double fromNorth, double toEast, double toNorth);

    /** The same between two spots. */
    default int seconds(Spot from, Spot to) {
        return seconds(from.eastMetres(), from.northMetres(), to.eastMetres(), to.northMetres());
    }
}
