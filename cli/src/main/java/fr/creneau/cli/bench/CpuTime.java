package fr.creneau.cli.bench;

import java.lang.management.ManagementFactory;

/** Processor time of processes, in seconds. */
final class CpuTime {
    private CpuTime() {}

    /** Of this JVM, all threads. */
    static double ofThisProcess() {
        var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return os.getProcessCpuTime() / 1e9;
    }

    /** Of a process by its id; NaN where the system does not tell. */
    static double of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(time -> time.toNanos() / 1e9)
                .orElse(Double.NaN);
    }
}
