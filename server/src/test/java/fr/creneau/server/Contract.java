package fr.creneau.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.creneau.server.pages.OpenApi;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every answer that a test gets against the API's description: status, media type and body. */
final class Contract {
    private static final JsonNode API = OpenApi.tree();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private Contract() {}

    /** The answer is one that the description allows; paths that it does not describe are not judged. */
    static void check(HttpResponse<String> answer) {
        String method = answer.request().method().toLowerCase(Locale.ROOT);
        Optional<String> template = template(answer.request().uri().getPath(), method);
        if (template.isEmpty()) {
            return;
        }
        String where = method + " " + template.get() + " " + answer.statusCode();
        JsonNode responses = API.path("paths").path(template.get()).path(method).path("responses");
        JsonNode response = resolved(responses.path(Integer.toString(answer.statusCode())));
        assertThat(response.isMissingNode())
                .as("%s is not described; body %s", where, answer.body())
                .isFalse();
        if (answer.statusCode() < 300) {
            SEEN.add(method + " " + template.get());
        }
        JsonNode content = response.path("content");
        if (answer.statusCode() == 304 || content.isEmpty()) {
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        assertThat(content.has(type))
                .as("%s as %s is not described", where, type)
                .isTrue();
        if (type.endsWith("json")) {
            Schema schema = COMPILED.computeIfAbsent(
                    where, w -> compile(content.path(type).path("schema")));
            assertThat(schema.validate(answer.body(), InputFormat.JSON))
                    .as("%s: %s", where, answer.body())
                    .isEmpty();
        }
    }

    /** Operations that no test had a good answer from, streams aside. */
    static List<String> unseen() {
        List<String> unseen = new ArrayList<>();
        API.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String name = operation.getKey() + " " + path.getKey();
                    boolean stream =
                            operation.getValue().at("/responses/200/content").has("text/event-stream");
                    if (!stream && !SEEN.contains(name)) {
                        unseen.add(name);
                    }
                }));
        return unseen;
    }

    private static Optional<String> template(String path, String method) {
        return API.path("paths").properties().stream()
                .filter(candidate -> candidate.getValue().has(method)
                        && path.matches(candidate.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Schema compile(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", API.path("components"));
        return SCHEMAS.getSchema(whole.toString(), InputFormat.JSON);
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? API.at(node.path("$ref").asText().substring(1)) : node;
    }
}
