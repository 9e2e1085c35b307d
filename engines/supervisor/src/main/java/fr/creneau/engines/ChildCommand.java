package fr.creneau.engines;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a child JVM is started.
 *
 * @param name as people read it: "Cassandra"
 * @param mainClass run behind the {@link Leash}
 * @param classPath jars and folders, in order; a folder of jars as {@code folder/*}
 * @param jvm options of the virtual machine
 * @param arguments of the main class
 * @param environment added to this process's own
 * @param folder the child's working folder
 * @param output file that takes standard output and error
 * @param log file that the child logs to by itself; the same as {@code output} where it does not
 */
public record ChildCommand(
        String name,
        String mainClass,
        List<String> classPath,
        List<String> jvm,
        List<String> arguments,
        Map<String, String> environment,
        Path folder,
        Path output,
        Path log) {
    public ChildCommand {
        classPath = List.copyOf(classPath);
        jvm = List.copyOf(jvm);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    List<String> words() {
        List<String> path = new ArrayList<>();
        path.add(ourClasses().toString());
        path.addAll(classPath);
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvm);
        words.add("-cp");
        words.add(String.join(File.pathSeparator, path));
        words.add(Leash.class.getName());
        words.add(mainClass);
        words.addAll(arguments);
        return words;
    }

    private static Path ourClasses() {
        try {
            return Path.of(Leash.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("our own class path is no path", e);
        }
    }
}
