package fr.creneau.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private final Path folder;
    private final BlockingQueue<List<ProcessStatus>> told = new LinkedBlockingQueue<>();

    SupervisorTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatDiesIsStartedAgainAndItsNeighbourIsLeftAlone() throws InterruptedException {
        ProcessSpec store = listener("Store", LoopbackPorts.free());
        ProcessSpec server = listener("Server", LoopbackPorts.free());
        try (Supervisor supervisor = Supervisor.start(List.of(List.of(store), List.of(server)), told::add)) {
            assertThat(board(supervisor.status())).isEqualTo("Store READY 0 | Server READY 0");
            long storePid = supervisor.status().get(0).pid();
            long serverPid = supervisor.status().get(1).pid();

            ProcessHandle.of(serverPid).orElseThrow().destroyForcibly();

            List<ProcessStatus> again = await(all -> board(all).equals("Store READY 0 | Server READY 1"));
            assertThat(again.get(0).pid()).isEqualTo(storePid);
            assertThat(again.get(1).pid()).isNotEqualTo(serverPid);
            assertThat(again.get(1).problem())
                    .startsWith("Server (process " + serverPid + ") ended with exit code 137 at ");
        }
        assertThat(store.ready().getAsBoolean()).isFalse();
        assertThat(server.ready().getAsBoolean()).isFalse();
    }

    @Test
    void aFirstStartThatFailsEndsTheOthersAndSaysWhy() throws IOException {
        ProcessSpec store = listener("Store", LoopbackPorts.free());
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ProcessSpec server = listener("Server", other.getLocalPort());
            assertThatThrownBy(() -> Supervisor.start(List.of(List.of(store), List.of(server)), told::add))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("Server ended with exit code 1 before it was ready.")
                    .hasMessageContaining("java.net.BindException");
        }
        assertThat(store.ready().getAsBoolean()).isFalse();
    }

    private List<ProcessStatus> await(Predicate<List<ProcessStatus>> wanted) throws InterruptedException {
        List<ProcessStatus> all;
        do {
            all = told.poll(60, TimeUnit.SECONDS);
            assertThat(all).as("a change within a minute").isNotNull();
        } while (!wanted.test(all));
        return all;
    }

    private static String board(List<ProcessStatus> all) {
        return String.join(
                " | ",
                all.stream()
                        .map(one -> one.name() + " " + one.state() + " " + one.restarts())
                        .toList());
    }

    private ProcessSpec listener(String name, int port) {
        ChildCommand command = new ChildCommand(
                name,
                Listener.class.getName(),
                List.of(System.getProperty("java.class.path")),
                List.of(),
                List.of(Integer.toString(port)),
                Map.of(),
                folder,
                folder.resolve(name + ".out"),
                folder.resolve(name + ".out"));
        return new ProcessSpec(
                name,
                "127.0.0.1:" + port,
                () -> ChildProcess.start(command),
                // ready is what the child itself has said: another program may hold the port
                () -> EngineProbe.accepts(new InetSocketAddress("127.0.0.1", port)) && saysListening(name),
                Duration.ofSeconds(60));
    }

    private boolean saysListening(String name) {
        try {
            return Files.readString(folder.resolve(name + ".out")).contains("listening");
        } catch (IOException e) {
            return false;
        }
    }

    /** Listens on a port and does nothing else. */
    static final class Listener {
        private Listener() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            try (ServerSocket socket =
                    new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getByName("127.0.0.1"))) {
                System.out.println("listening on " + socket.getLocalPort());
                TimeUnit.HOURS.sleep(1);
            }
        }
    }
}
