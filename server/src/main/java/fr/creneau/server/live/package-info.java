/**
 * Live pages: one hub fed by the effects of all rounds on every server, and server-sent events that never block it. What a
 * client is too slow to take is replaced by what is newer. Vans are put on their streets here.
 */
@NullMarked
package fr.creneau.server.live;

import org.jspecify.annotations.NullMarked;
