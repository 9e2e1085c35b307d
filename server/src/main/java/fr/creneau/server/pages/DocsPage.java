package fr.creneau.server.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map.Entry;

/** The API's description as one page of plain HTML: no script, so that nothing has to be trusted or loaded. Stateless. */
final class DocsPage {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final JsonNode api;
    private final StringBuilder html = new StringBuilder(64 << 10);

    private DocsPage(JsonNode api) {
        this.api = api;
    }

    /** @param api an OpenAPI 3.1 description */
    static byte[] of(JsonNode api) {
        return new DocsPage(api).page().getBytes(StandardCharsets.UTF_8);
    }

    private String page() {
        String title = text(api.at("/info/title")) + " " + text(api.at("/info/version")) + " API";
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append("</title><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<link rel=\"stylesheet\" href=\"/docs/docs.css\"></head><body><header><h1>")
                .append(title)
                .append("</h1><div class=\"prose\">")
                .append(prose(api.at("/info/description").asText()))
                .append(
                        "</div><p><a href=\"/openapi.yaml\">openapi.yaml</a></p></header><nav aria-label=\"Operations\">");
        api.path("tags").forEach(this::contents);
        html.append("<p><a href=\"#schemas\">Schemas</a></p></nav><main>");
        api.path("tags").forEach(this::tag);
        html.append("<section><h2 id=\"schemas\">Schemas</h2>");
        api.at("/components/schemas").fields().forEachRemaining(this::schema);
        return html.append("</section></main></body></html>").toString();
    }

    private void contents(JsonNode tag) {
        html.append("<h2>").append(text(tag.path("name"))).append("</h2><ul>");
        operations(tag.path("name").asText(), (path, method, operation) -> html.append("<li><a href=\"#")
                .append(text(operation.path("operationId")))
                .append("\"><b>")
                .append(method)
                .append("</b> ")
                .append(escaped(path))
                .append("</a></li>"));
        html.append("</ul>");
    }

    private void tag(JsonNode tag) {
        html.append("<section><h2>")
                .append(text(tag.path("name")))
                .append("</h2><p>")
                .append(text(tag.path("description")))
                .append("</p>");
        operations(tag.path("name").asText(), this::operation);
        html.append("</section>");
    }

    private interface Visitor {
        void visit(String path, String method, JsonNode operation);
    }

    private void operations(String tag, Visitor visitor) {
        for (Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (String method : METHODS) {
                JsonNode operation = path.getValue().path(method);
                if (operation.at("/tags/0").asText().equals(tag)) {
                    visitor.visit(path.getKey(), method.toUpperCase(java.util.Locale.ROOT), operation);
                }
            }
        }
    }

    private void operation(String path, String method, JsonNode operation) {
        html.append("<article id=\"")
                .append(text(operation.path("operationId")))
                .append("\"><h3><b>")
                .append(method)
                .append("</b> <code>")
                .append(escaped(path))
                .append("</code></h3><p>")
                .append(text(operation.path("summary")))
                .append("</p>");
        if (operation.has("description")) {
            html.append("<p>").append(text(operation.path("description"))).append("</p>");
        }
        needs(operation.path("security"));
        parameters(operation.path("parameters"));
        operation.at("/requestBody/content").properties().forEach(body -> html.append("<p>Body <code>")
                .append(escaped(body.getKey()))
                .append("</code>: ")
                .append(type(body.getValue().path("schema")))
                .append("</p>"));
        html.append("<table><caption>Answers</caption><tbody>");
        for (Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            JsonNode response = resolved(answer.getValue());
            html.append("<tr><th scope=\"row\">")
                    .append(escaped(answer.getKey()))
                    .append("</th><td>");
            html.append(text(response.path("description"))).append("</td><td>");
            response.path("content").properties().forEach(content -> html.append("<code>")
                    .append(escaped(content.getKey()))
                    .append("</code> ")
                    .append(type(content.getValue().path("schema"))));
            html.append("</td></tr>");
        }
        html.append("</tbody></table></article>");
    }

    private void needs(JsonNode security) {
        for (JsonNode scheme : security) {
            scheme.fieldNames().forEachRemaining(name -> html.append("<p>Needs: ")
                    .append(escaped(api.at("/components/securitySchemes/" + name + "/description")
                            .asText(name)))
                    .append("</p>"));
        }
    }

    private void parameters(JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        html.append("<table><caption>Parameters</caption><tbody>");
        for (JsonNode reference : parameters) {
            JsonNode p = resolved(reference);
            html.append("<tr><th scope=\"row\"><code>")
                    .append(text(p.path("name")))
                    .append("</code></th><td>")
                    .append(text(p.path("in")))
                    .append(p.path("required").asBoolean() ? ", required" : "")
                    .append("</td><td>")
                    .append(type(p.path("schema")))
                    .append(' ')
                    .append(text(p.path("description")))
                    .append("</td></tr>");
        }
        html.append("</tbody></table>");
    }

    private void schema(Entry<String, JsonNode> schema) {
        JsonNode s = schema.getValue();
        html.append("<article id=\"schema-")
                .append(escaped(schema.getKey()))
                .append("\"><h3>")
                .append(escaped(schema.getKey()))
                .append("</h3><p>")
                .append(text(s.path("description")))
                .append("</p>");
        if (s.has("properties")) {
            html.append("<table><tbody>");
            for (Entry<String, JsonNode> property : s.path("properties").properties()) {
                boolean required = false;
                for (JsonNode name : s.path("required")) {
                    required |= name.asText().equals(property.getKey());
                }
                html.append("<tr><th scope=\"row\"><code>")
                        .append(escaped(property.getKey()))
                        .append("</code></th><td>")
                        .append(required ? "always" : "")
                        .append("</td><td>")
                        .append(type(property.getValue()))
                        .append(' ')
                        .append(text(property.getValue().path("description")))
                        .append("</td></tr>");
            }
            html.append("</tbody></table>");
        } else {
            html.append("<p>").append(type(s)).append("</p>");
        }
        html.append("</article>");
    }

    /** A schema in a few words, links for those that have a name. */
    private String type(JsonNode s) {
        if (s.has("$ref")) {
            String ref = s.path("$ref").asText();
            String name = escaped(ref.substring(ref.lastIndexOf('/') + 1));
            return "<a href=\"#schema-" + name + "\">" + name + "</a>";
        }
        if (s.has("enum")) {
            StringBuilder words = new StringBuilder();
            s.path("enum").forEach(word -> words.append(words.isEmpty() ? "" : " | ")
                    .append("<code>")
                    .append(text(word))
                    .append("</code>"));
            return words.toString();
        }
        if (s.has("oneOf")) {
            StringBuilder either = new StringBuilder();
            s.path("oneOf").forEach(one -> either.append(either.isEmpty() ? "" : " or ")
                    .append(type(one)));
            return either.toString();
        }
        if (s.has("items")) {
            return "array of " + type(s.path("items"));
        }
        StringBuilder words = new StringBuilder();
        if (s.path("type").isArray()) {
            s.path("type")
                    .forEach(t -> words.append(words.isEmpty() ? "" : " or ").append(text(t)));
        } else {
            words.append(text(s.path("type")));
        }
        for (String bound : List.of("format", "pattern", "minimum", "maximum", "minLength", "maxLength", "default")) {
            if (s.has(bound)) {
                words.append(", ").append(bound).append(' ').append(text(s.path(bound)));
            }
        }
        if (s.has("properties")) {
            words.append(" of ");
            StringBuilder names = new StringBuilder();
            s.path("properties").properties().forEach(p -> names.append(names.isEmpty() ? "" : ", ")
                    .append("<code>")
                    .append(escaped(p.getKey()))
                    .append("</code> ")
                    .append(type(p.getValue())));
            words.append(names);
        }
        return words.toString();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** Paragraphs, lists, bold and code: as much of Markdown as the description uses. */
    private static String prose(String markdown) {
        StringBuilder out = new StringBuilder();
        boolean inList = false;
        for (String line : markdown.split("\n", -1)) {
            String rich = escaped(line.strip())
                    .replaceAll("\\*\\*([^*]+)\\*\\*", "<b>$1</b>")
                    .replaceAll("`([^`]+)`", "<code>$1</code>");
            boolean item = rich.startsWith("* ");
            if (item != inList) {
                out.append(item ? "<ul>" : "</ul>");
                inList = item;
            }
            if (!rich.isEmpty()) {
                out.append(item ? "<li>" + rich.substring(2) + "</li>" : "<p>" + rich + "</p>");
            }
        }
        return out.append(inList ? "</ul>" : "").toString();
    }

    private static String text(JsonNode node) {
        return escaped(node.asText(""));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
