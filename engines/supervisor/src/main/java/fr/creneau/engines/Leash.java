package fr.creneau.engines;

import java.io.IOException;
import java.util.Arrays;

/**
 * The main class of every child: it leaves when its standard input ends, then runs the real main class. The parent
 * holds the other end of that pipe and the kernel closes it however the parent dies, kill −9 included, so that no child
 * outlives its parent.
 */
public final class Leash {
    /** How long the child's own shutdown hooks may take, in milliseconds, before the process is halted. */
    private static final long PATIENCE_MS = 20_000;

    private Leash() {}

    /** @param args the real main class, then its arguments */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(Leash::leaveAtEndOfInput, "leash");
        watch.setDaemon(true);
        watch.start();
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(args, 1, args.length));
    }

    private static void leaveAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // the parent says nothing; only the end matters
            }
        } catch (IOException e) {
            // a broken pipe is an end too
        }
        Thread halt = new Thread(Leash::haltWhenHooksHang, "leash-halt");
        halt.setDaemon(true);
        halt.start();
        System.exit(0);
    }

    private static void haltWhenHooksHang() {
        try {
            Thread.sleep(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
