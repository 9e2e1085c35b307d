package fr.creneau.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much of the machine's memory a process holds. */
public final class ResidentMemory {
    private ResidentMemory() {}

    /** Resident set size in MB of 2^20 bytes, as Linux counts it ({@code VmRSS}); empty where nobody tells. */
    public static OptionalLong mb(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
