package fr.creneau.core.forecast.calendar;

import java.time.LocalDate;

/** How a learning model sees a day. Thread-safe. */
public interface DayFeatures {
    /** How many numbers describe a day. */
    int columns();

    /** Writes the day's numbers from {@code at} on. */
    void fill(float[] row, int at, LocalDate day);
}
