package fr.creneau.city.drive;

import fr.creneau.city.day.DayMessage;
import java.util.List;

/**
 * Messages of one sender and one kind that go in one request.
 *
 * @param messages in order; none only in the mark that ends a lane
 */
record Envelope(Door door, String sender, List<DayMessage> messages) {
    Envelope {
        messages = List.copyOf(messages);
    }
}
