package fr.creneau.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.IVersionProvider;

/** The version that reports carry: {@code git describe} of the checkout, or {@code unknown} outside of one. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"creneau " + describe()};
    }

    static String describe() {
        try {
            Process git = new ProcessBuilder(
                            "git", "-C", Home.path().toString(), "describe", "--always", "--dirty", "--tags")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 && !out.isEmpty() ? out : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
