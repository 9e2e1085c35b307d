package fr.creneau.city.drive;

import fr.creneau.city.day.DayMessage;
import fr.creneau.city.day.DayMessage.ParcelAnnounced;
import fr.creneau.city.day.DayMessage.ParcelScanned;
import fr.creneau.city.day.DayMessage.RoundIssued;
import fr.creneau.city.day.DayMessage.VanFix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts what was sent. Thread-safe. */
final class Tally {
    private static final int MOST_PROBLEMS = 20;

    private long positions;
    private long scans;
    private long announcements;
    private long plans;
    private long refused;
    private long requests;
    private long retries;
    private double late;
    private final List<String> problems = new ArrayList<>();

    synchronized void answered(List<DayMessage> messages, Instant now) {
        requests++;
        for (DayMessage message : messages) {
            if (message instanceof VanFix) {
                positions++;
            } else if (message instanceof ParcelScanned) {
                scans++;
            } else if (message instanceof ParcelAnnounced) {
                announcements++;
            } else if (message instanceof RoundIssued) {
                plans++;
            }
            late = Math.max(late, Duration.between(message.sendAt(), now).toMillis() / 1000.0);
        }
    }

    synchronized void refused(long messages, String answer) {
        refused += messages;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(answer);
        }
    }

    synchronized void retried() {
        retries++;
    }

    synchronized RunCounts counts() {
        return new RunCounts(
                positions + scans + announcements + plans,
                positions,
                scans,
                announcements,
                plans,
                refused,
                requests,
                retries,
                late,
                problems);
    }
}
