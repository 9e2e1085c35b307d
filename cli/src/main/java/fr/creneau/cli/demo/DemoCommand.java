package fr.creneau.cli.demo;

import fr.creneau.cli.Main;
import fr.creneau.cli.UserError;
import fr.creneau.engines.DataFolder;
import fr.creneau.engines.EngineException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./creneau demo}: parses, guards, and lets {@link Demo} run until Ctrl-C. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "A delivery day of a real town, simulated, on the real product: real Cassandra, real Kafka.",
        footer = {
            "",
            "Prints the links to open. Ctrl-C ends everything that it started; the data stay, and a second start goes on",
            "where the first one stopped. The map is © OpenStreetMap contributors (ODbL)."
        })
public final class DemoCommand implements Callable<Integer> {
    @Mixin
    private final DemoOptions options = new DemoOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (!(options.speed >= 1 && options.speed <= 600)) {
            throw new UserError(
                    "--speed %s: expected 1 to 600.".formatted(options.speed),
                    "leave it out: 60 shows a day in ten minutes.");
        }
        if (options.wipe) {
            DataFolder.wipe(options.folder());
            DemoMemory.forget(options.folder());
        }
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        // Ctrl-C comes in as the JVM's shutdown, which lasts until what was started is gone.
        Thread atExit = new Thread(() -> endAndWait(told, ended), "demo-end");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            new Demo(options, spec.commandLine().getOut(), err).run(told);
            return Main.OK;
        } catch (EngineException e) {
            err.println(e.getMessage());
            return Main.FAILED;
        } finally {
            ended.countDown();
        }
    }

    private static void endAndWait(CountDownLatch told, CountDownLatch ended) {
        told.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
