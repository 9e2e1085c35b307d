package fr.creneau.server.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The wording of messages, by language, brand, channel and cause. Immutable and thread-safe. */
final class Templates {
    private final Map<String, Properties> byLanguage = new HashMap<>();

    Templates() {
        for (String language : new String[] {"fr", "en"}) {
            byLanguage.put(language, read("templates_" + language + ".properties"));
        }
    }

    /**
     * The text with its values filled in; a value that is not given stays as its mark.
     *
     * @param key channel and cause, e.g. {@code sms.departure}
     * @throws IllegalArgumentException where there is no such text
     */
    String fill(String language, String brandId, String key, Map<String, String> values) {
        Properties texts = Objects.requireNonNull(byLanguage.get(byLanguage.containsKey(language) ? language : "fr"));
        @Nullable String text = texts.getProperty(brandId + "." + key, texts.getProperty(key));
        if (text == null) {
            throw new IllegalArgumentException("no text '%s' in '%s'".formatted(key, language));
        }
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private static Properties read(String file) {
        Properties texts = new Properties();
        try (InputStream in = Templates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no file " + file);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
