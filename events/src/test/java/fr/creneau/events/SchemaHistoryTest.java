package fr.creneau.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What was ever published can be read by today's types; today's types are published. */
class SchemaHistoryTest {
    private static List<SchemaHistory.Published> publishedOf(Schema type) {
        return SchemaHistory.list().stream()
                .filter(p -> p.schema().getFullName().equals(type.getFullName()))
                .toList();
    }

    @TestFactory
    List<DynamicTest> everyPublishedSchemaIsReadAsTodaysType() {
        return EventCodec.types().stream()
                .flatMap(type -> publishedOf(type).stream()
                        .map(published -> DynamicTest.dynamicTest(published.file(), () -> {
                            var verdict = SchemaCompatibility.checkReaderWriterCompatibility(type, published.schema());
                            assertThat(verdict.getType())
                                    .as(verdict.getDescription())
                                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
                        })))
                .toList();
    }

    @TestFactory
    List<DynamicTest> todaysTypeIsTheLastPublished() {
        return EventCodec.types().stream()
                .map(type -> DynamicTest.dynamicTest(type.getName(), () -> assertPublished(type)))
                .toList();
    }

    private static void assertPublished(Schema type) throws IOException {
        List<SchemaHistory.Published> published = publishedOf(type);
        if (!published.isEmpty() && published.get(published.size() - 1).schema().equals(type)) {
            return;
        }
        String file = "%s-%d.avsc".formatted(type.getName(), published.size() + 1);
        Path written = Files.createDirectories(Path.of("target", "history")).resolve(file);
        Files.writeString(written, type.toString(true) + "\n");
        throw new AssertionError("today's %s is not the last published. Maybe: cp events/%s"
                        .formatted(type.getName(), written)
                + " events/src/main/resources/fr/creneau/events/history/ and add '%s' to its index".formatted(file));
    }

    @Test
    void everyFileIsOfATypeThatStillCrossesTheLog() {
        assertThat(SchemaHistory.list()).allMatch(p -> EventCodec.types().stream()
                .anyMatch(t -> t.getFullName().equals(p.schema().getFullName())));
    }
}
