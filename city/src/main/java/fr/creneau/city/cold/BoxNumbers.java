package fr.creneau.city.cold;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.Set;

/** The numbers of {@code boxes.properties}, by name. Immutable and thread-safe. */
final class BoxNumbers {
    private final Properties numbers = new Properties();

    BoxNumbers() {
        try (InputStream in = BoxNumbers.class.getResourceAsStream("boxes.properties")) {
            if (in == null) {
                throw new IllegalStateException("boxes.properties is not on the class path");
            }
            numbers.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("boxes.properties cannot be read", e);
        }
    }

    double get(String name) {
        String text = numbers.getProperty(name);
        if (text == null) {
            throw new IllegalArgumentException("boxes.properties has no " + name);
        }
        return Double.parseDouble(text.strip());
    }

    Set<String> names() {
        return new TreeSet<>(numbers.stringPropertyNames());
    }
}
