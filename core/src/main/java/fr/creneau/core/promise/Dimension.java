package fr.creneau.core.promise;

/** By what promises are counted. */
public enum Dimension {
    /** Together. */
    ALL,
    /** Hours from the telling to the window's beginning: {@code 00-01}, {@code 01-02}, {@code 02-04}, {@code 04-08}, {@code 08+}. */
    LEAD,
    /** Local hour at which the window begins, {@code 00} to {@code 23}. */
    HOUR,
    /** The probability told, in hundredths: {@code 00-50} to {@code 98+}. */
    PROBABILITY
}
