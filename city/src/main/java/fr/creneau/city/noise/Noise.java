package fr.creneau.city.noise;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of {@code noise.properties}, by name. Those who use a number read it once, when they are made, and say by
 * its name what it is. Immutable and thread-safe, but for the record of which names were asked for.
 */
public final class Noise {
    private final Properties numbers;
    private final Set<String> asked = Collections.synchronizedSet(new TreeSet<>());

    private Noise(Properties numbers) {
        this.numbers = numbers;
    }

    /** The numbers that the simulator ships with. */
    public static Noise standard() {
        try (InputStream in = Noise.class.getResourceAsStream("noise.properties")) {
            if (in == null) {
                throw new IllegalStateException("noise.properties is not on the class path");
            }
            return of(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("noise.properties cannot be read", e);
        }
    }

    /** Numbers in the form of {@code noise.properties}; for experiments. */
    public static Noise of(Reader properties) throws IOException {
        Properties numbers = new Properties();
        numbers.load(properties);
        return new Noise(numbers);
    }

    /** A number that is finite and not negative. */
    public double number(String name) {
        return checked(name, text(name), 0, 1e9);
    }

    /** A share, 0..1. */
    public double share(String name) {
        return checked(name, text(name), 0, 1);
    }

    /** Numbers between blanks, each finite and not negative. */
    public double[] numbers(String name) {
        String[] words = text(name).split("\\s+");
        double[] values = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            values[i] = checked(name, words[i], 0, 1e9);
        }
        return values;
    }

    /** The names in the file that nobody has asked for yet. */
    public Set<String> listUnused() {
        Set<String> unused = new TreeSet<>(numbers.stringPropertyNames());
        synchronized (asked) {
            unused.removeAll(asked);
        }
        return unused;
    }

    private String text(String name) {
        asked.add(name);
        @Nullable String value = numbers.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("noise.properties has no " + name);
        }
        return value.strip();
    }

    private static double checked(String name, String text, double least, double most) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s = %s: expected a number".formatted(name, text), e);
        }
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("%s = %s: expected %s..%s".formatted(name, text, least, most));
        }
        return value;
    }
}
