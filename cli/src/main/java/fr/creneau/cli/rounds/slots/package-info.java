/** {@code ./creneau slots bench}: a made-up depot, and what is asked of it. Seeded; needs no data and nothing running. */
@NullMarked
package fr.creneau.cli.rounds.slots;

import org.jspecify.annotations.NullMarked;
