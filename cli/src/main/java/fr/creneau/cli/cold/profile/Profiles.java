package fr.creneau.cli.cold.profile;

import fr.creneau.cli.InputFile;
import fr.creneau.cli.UserError;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.ids.TagId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which profile each tag has. A file holds one profile for all tags; or {@code profiles}, a list, with {@code tags}, a
 * list of patterns in which {@code *} stands for any text: the first that matches decides. The built-in profiles can be
 * named everywhere. Immutable and thread-safe.
 */
public final class Profiles {
    private static final String BUILT_IN = "french.yaml";

    private final List<Rule> rules;

    private record Rule(Pattern tags, Profile profile) {}

    private Profiles(List<Rule> rules) {
        this.rules = rules;
    }

    /** The profile of a tag; empty where no pattern matches. */
    public Optional<Profile> find(TagId tag) {
        return rules.stream()
                .filter(rule -> rule.tags.matcher(tag.value()).matches())
                .map(Rule::profile)
                .findFirst();
    }

    /** The built-in profiles by name. */
    public static Map<String, Profile> builtIn() {
        try (InputStream in = Profiles.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException(BUILT_IN + " is not on the class path");
            }
            YamlPlace file = YamlPlace.read(BUILT_IN, new InputStreamReader(in, StandardCharsets.UTF_8));
            return named(file.map(List.of("profiles")).values().iterator().next(), Map.of());
        } catch (IOException e) {
            throw new IllegalStateException(BUILT_IN + " cannot be read", e);
        }
    }

    /** A built-in profile by its name. */
    public static Profile getBuiltIn(String name) {
        return Optional.ofNullable(builtIn().get(name))
                .orElseThrow(() -> new UserError(
                        "There is no built-in profile '" + name + "'.",
                        "use one of " + String.join(", ", builtIn().keySet()) + "."));
    }

    /** By the name of a built-in profile, or from a file. */
    public static Profiles load(String nameOrFile) {
        Map<String, Profile> builtIn = builtIn();
        Profile named = builtIn.get(nameOrFile);
        if (named != null) {
            return new Profiles(List.of(new Rule(Pattern.compile(".*"), named)));
        }
        if (!Files.isRegularFile(Path.of(nameOrFile))) {
            throw new UserError(
                    "There is no file and no built-in profile '" + nameOrFile + "'.",
                    "name a file, or one of " + String.join(", ", builtIn.keySet()) + ".");
        }
        try (Reader text = InputFile.open(Path.of(nameOrFile))) {
            return read(YamlPlace.read(nameOrFile, text), builtIn);
        } catch (IOException e) {
            throw new UserError(nameOrFile + " cannot be read: " + e.getMessage(), "check that it is a text file.");
        }
    }

    private static Profiles read(YamlPlace file, Map<String, Profile> builtIn) {
        if (!file.hasKey("profiles") && !file.hasKey("tags")) {
            return new Profiles(List.of(new Rule(Pattern.compile(".*"), ProfileReader.read(file))));
        }
        Map<String, YamlPlace> keys = file.map(List.of("profiles", "tags"));
        Map<String, Profile> known = YamlPlace.find(keys, "profiles")
                .map(list -> named(list, builtIn))
                .orElse(builtIn);
        List<Rule> rules = new ArrayList<>();
        for (YamlPlace rule : file.need(keys, "tags").list()) {
            Map<String, YamlPlace> parts = rule.map(List.of("tags", "profile"));
            YamlPlace name = rule.need(parts, "profile");
            Profile profile = known.get(name.text());
            if (profile == null) {
                throw name.wrong("one of " + String.join(", ", known.keySet()));
            }
            rules.add(new Rule(pattern(rule.need(parts, "tags").text()), profile));
        }
        return new Profiles(List.copyOf(rules));
    }

    private static Map<String, Profile> named(YamlPlace list, Map<String, Profile> others) {
        Map<String, Profile> named = new LinkedHashMap<>(others);
        for (YamlPlace place : list.list()) {
            Profile profile = ProfileReader.read(place);
            if (named.put(profile.name(), profile) != null && !others.containsKey(profile.name())) {
                throw place.wrong("another name than " + profile.name() + ", which is taken");
            }
        }
        return named;
    }

    private static Pattern pattern(String glob) {
        String[] parts = glob.split("\\*", -1);
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            regex.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(regex.toString());
    }
}
