package fr.creneau.engines;

import java.util.List;

/** What a process that we start is to be good at: the two cores of a small machine do not compile and serve at once. */
public enum JvmStart {
    /** Compiles what is hot as well as can be, which takes half of a start: for days. */
    FOR_LONG(List.of()),
    /** Compiles simply: ready sooner and even from the first request, slower at length. For a demo or a test. */
    QUICK(List.of("-XX:TieredStopAtLevel=1"));

    private final List<String> jvm;

    JvmStart(List<String> jvm) {
        this.jvm = jvm;
    }

    /** Words for the JVM's command line. */
    public List<String> jvm() {
        return jvm;
    }
}
