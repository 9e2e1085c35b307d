package fr.creneau.cli.cold;

import fr.creneau.core.coldchain.Reading;

/** A reading and the line of the file where it stands, from 1, the header included. */
record TagRow(Reading reading, long line) {}
