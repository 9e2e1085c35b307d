package fr.creneau.city.drive;

import java.util.List;

/**
 * What a runner has sent so far.
 *
 * @param sent messages that a door has answered for good, doubles included
 * @param positions of these, fixes of vans
 * @param scans of these
 * @param announcements of these
 * @param plans of these
 * @param refused messages that a door did not take, for good
 * @param requests answered for good
 * @param retries requests that were sent again: no connection, 429 or 5xx
 * @param late the longest that an answered message was behind its time, domain seconds
 * @param problems the first answers of refusal, at most 20
 */
public record RunCounts(
        long sent,
        long positions,
        long scans,
        long announcements,
        long plans,
        long refused,
        long requests,
        long retries,
        double late,
        List<String> problems) {
    public RunCounts {
        problems = List.copyOf(problems);
    }
}
