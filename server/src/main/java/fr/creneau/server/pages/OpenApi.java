package fr.creneau.server.pages;

import com.fasterxml.jackson.databind.JsonNode;
import fr.creneau.server.http.Json;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The API's description, as it is served and as a tree. Stateless. */
public final class OpenApi {
    private OpenApi() {}

    /** The YAML text. */
    public static byte[] yaml() {
        return DocsDoors.resource("/openapi.yaml");
    }

    /** The description with its YAML aliases resolved. */
    public static JsonNode tree() {
        Object tree =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml(), StandardCharsets.UTF_8));
        return Json.MAPPER.valueToTree(tree);
    }
}
