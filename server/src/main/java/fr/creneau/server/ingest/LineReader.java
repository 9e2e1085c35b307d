package fr.creneau.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** Turns the lines of one request into events. One for each request; not thread-safe. */
interface LineReader {
    /** What became of a line. */
    sealed interface Outcome {}

    /** The line is good; the events, if any, are ready for the log. */
    record Good(List<SpecificRecordBase> events) implements Outcome {}

    /** The line is refused. */
    record Bad(BadField field) implements Outcome {}

    /** Nothing to append yet: the line is kept until others like it have come, or until the request ends. */
    Good HELD = new Good(List.of());

    Outcome read(JsonNode line);

    /** Events that good lines left behind; called once, at the end. */
    default List<SpecificRecordBase> rest() {
        return List.of();
    }
}
