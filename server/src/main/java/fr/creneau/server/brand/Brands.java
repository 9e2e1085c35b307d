package fr.creneau.server.brand;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All brands of this installation, at least one. Immutable and thread-safe. */
public final class Brands {
    private final Map<String, Brand> byId = new LinkedHashMap<>();
    private final Brand first;

    private Brands(List<Brand> brands) {
        if (brands.isEmpty()) {
            throw new IllegalArgumentException("brands: expected at least one");
        }
        brands.forEach(brand -> byId.put(brand.id(), brand));
        first = brands.get(0);
    }

    /** The two brands that the demo shows: parcels, and food. */
    public static Brands builtIn() {
        try (InputStream in = Brands.class.getResourceAsStream("brands.json")) {
            return new Brands(new ObjectMapper().readValue(in, new TypeReference<List<Brand>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException where the file is missing, or is not a JSON array of brands */
    public static Brands read(Path file) throws IOException {
        return new Brands(new ObjectMapper().readValue(Files.readAllBytes(file), new TypeReference<List<Brand>>() {}));
    }

    public boolean knows(String id) {
        return byId.containsKey(id);
    }

    /** The brand of that id, or the first one where there is none. */
    public Brand get(String id) {
        return byId.getOrDefault(id, first);
    }
}
