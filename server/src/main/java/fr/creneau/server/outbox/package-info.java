/**
 * Telling recipients: from a decision of the round writer to an SMS or an e-mail, once.
 *
 * <p>A message is written before it is sent, and an attempt is claimed before it is made. A crash between the sending
 * and the note that it was sent can double one message, with the same Message-ID; nothing else can. What could not be
 * sent waits and is tried again. Personal data stay in the store and in the message: never in a log.
 */
@NullMarked
package fr.creneau.server.outbox;

import org.jspecify.annotations.NullMarked;
