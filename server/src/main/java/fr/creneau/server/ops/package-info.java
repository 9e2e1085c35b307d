/** The dispatcher's room: the board, rounds, parcels' stories, notices, silent vans; and staff log-in. */
@NullMarked
package fr.creneau.server.ops;

import org.jspecify.annotations.NullMarked;
