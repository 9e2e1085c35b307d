package fr.creneau.cli.bench;

import fr.creneau.cli.UserError;
import fr.creneau.cli.up.Stack;
import fr.creneau.cli.up.StackOptions;
import fr.creneau.engines.CassandraNode;
import fr.creneau.engines.DataFolder;
import fr.creneau.engines.LoopbackPorts;
import fr.creneau.engines.ProcessStatus;
import fr.creneau.engines.Supervisor;
import fr.creneau.server.security.Secrets;
import fr.creneau.store.KeyStore.Key;
import fr.creneau.store.Store;
import fr.creneau.store.StoreConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** The product, started afresh in a folder of its own: real engines, real server, in real time. */
final class BenchStack implements AutoCloseable {
    /** One connection takes 4,096 requests at a time, and a key is two. */
    private static final int KEYS_AT_ONCE = 500;

    private final DataFolder data;
    private final Supervisor supervisor;
    private final Store store;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private BenchStack(DataFolder data, Supervisor supervisor, Store store, int port) {
        this.data = data;
        this.supervisor = supervisor;
        this.store = store;
        this.port = port;
    }

    /** @param serverWords more words for the server's command line */
    static BenchStack start(PrintWriter err, List<String> serverWords) {
        return start(err, serverWords, List.of());
    }

    /**
     * @param serverWords more words for the server's command line
     * @param words of the command line of {@code up}, beside folder and port
     */
    static BenchStack start(PrintWriter err, List<String> serverWords, List<String> words) {
        try {
            Path folder = Files.createTempDirectory("creneau-bench-");
            int port = LoopbackPorts.free();
            err.println("Starting engines and server in " + folder + " …");
            err.flush();
            DataFolder data = DataFolder.open(folder);
            List<String> all = new ArrayList<>(List.of("--data=" + folder, "--port=" + port));
            all.addAll(words);
            Stack stack = Stack.of(StackOptions.of(all, serverWords), data);
            Supervisor supervisor = Supervisor.start(stack.stages(), processes -> {});
            return new BenchStack(data, supervisor, open(stack.cassandra()), port);
        } catch (IOException e) {
            throw new UserError(
                    "No temporary folder: " + e.getMessage() + ".", "set -Djava.io.tmpdir by CRENEAU_JAVA_OPTS.");
        }
    }

    private static Store open(String cassandra) {
        // The server has made the keyspace: the replication said here is not used.
        return Store.open(new StoreConfig(
                Stack.addresses(cassandra),
                CassandraNode.localDatacenter(),
                "creneau",
                StoreConfig.ONE_NODE,
                "LOCAL_QUORUM",
                Duration.ofSeconds(5)));
    }

    int port() {
        return port;
    }

    Store store() {
        return store;
    }

    /** The process of that name, {@code Server}, {@code Kafka} or {@code Cassandra}. */
    ProcessStatus process(String name) {
        return supervisor.status().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A key for each device, known to the product. */
    List<String> deviceKeys(List<String> devices) {
        List<String> keys = new ArrayList<>();
        List<CompletionStage<Void>> writes = new ArrayList<>();
        for (String device : devices) {
            String key = Secrets.newKey();
            keys.add(key);
            writes.add(save(key, "device", device, Set.of(device)));
            if (writes.size() == KEYS_AT_ONCE) {
                join(writes);
                writes.clear();
            }
        }
        join(writes);
        return keys;
    }

    /** A key that may plan for every depot. */
    String plannerKey() {
        return keyForAll("planner");
    }

    /** A key that may announce for every brand. */
    String shipperKey() {
        return keyForAll("shipper");
    }

    private String keyForAll(String kind) {
        String key = Secrets.newKey();
        join(List.of(save(key, kind, "bench", Set.of("*"))));
        return key;
    }

    private CompletionStage<Void> save(String key, String kind, String owner, Set<String> scope) {
        return store.keys().save(new Key(Secrets.hash(key), kind, owner, scope, Instant.now(), null));
    }

    private static void join(List<CompletionStage<Void>> writes) {
        CompletableFuture.allOf(writes.stream()
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Events that the server's consumers have still to carry out, by their own count. */
    long behind() throws IOException, InterruptedException {
        return (long) metric("creneau_consumer_behind");
    }

    /** A figure of the server, summed over its tags. */
    double metric(String name) throws IOException, InterruptedException {
        HttpRequest metrics = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(port)))
                .build();
        return http.send(metrics, HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Posts lines of NDJSON; every one must be taken. */
    void post(String path, String key, List<String> lines) throws IOException {
        try (HttpConnection connection = new HttpConnection(port, path, "application/x-ndjson")) {
            byte[] body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            int status = connection.post(key, body, body.length);
            if (status != 200) {
                throw new IllegalStateException("%s answered %d".formatted(path, status));
            }
        }
    }

    /** Ends everything, Cassandra flushed; then the bytes that a table's files take. */
    long closeAndMeasure(String table) throws IOException {
        close();
        try (Stream<Path> files = Files.walk(data.root())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/" + table + "-"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** Deletes the folder; after {@link #close}. */
    void delete() throws IOException {
        DataFolder.wipe(data.root());
        try (Stream<Path> rest = Files.walk(data.root())) {
            rest.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    @Override
    public void close() {
        try (data;
                supervisor) {
            store.close();
        }
    }
}
