package fr.creneau.streams;

import fr.creneau.core.round.RoundRules;
import fr.creneau.core.round.TellingRules;
import java.nio.file.Path;

/**
 * What the streams need to know.
 *
 * @param stateFolder for the state stores; a folder of the same data folder as the engines', wiped together with them
 * @param threads streams run on this many threads, 1 or more
 * @param rules how rounds are read from their facts
 * @param tellings when recipients are told a window
 */
public record StreamsConfiguration(
        LogConfig log, Path stateFolder, int threads, RoundRules rules, TellingRules tellings) {
    public StreamsConfiguration {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("stream threads %d: expected 1..64".formatted(threads));
        }
    }

    /** Two threads, rounds read by the usual rules. */
    public static StreamsConfiguration of(LogConfig log, Path stateFolder, TellingRules tellings) {
        return new StreamsConfiguration(log, stateFolder, 2, RoundRules.usual(), tellings);
    }
}
