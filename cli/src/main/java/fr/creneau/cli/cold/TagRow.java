package fr.creneau.cli.cold;

import fr.creneau.core.coldchain.Reading;

/**
 * A row of the file.
 *
 * @param surroundingsC what surrounded the box then, °C; NaN: unknown
 * @param line where it stands, from 1, the header included
 */
record TagRow(Reading reading, double surroundingsC, long line) {}
