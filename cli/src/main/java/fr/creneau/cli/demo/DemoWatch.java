package fr.creneau.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.drive.RunCounts;
import fr.creneau.cli.Report;
import fr.creneau.engines.ProcessStatus;
import fr.creneau.engines.ResidentMemory;
import fr.creneau.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches the demo from outside, as a recipient and as an operator, and reports what it saw. */
final class DemoWatch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final String LIVE_METRIC = "creneau_ingest_to_live_seconds";

    private final String url;
    private final DeliveryDay day;
    private final Store store;
    private final long startedNanos;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile @Nullable Double firstEtaS;

    DemoWatch(String url, DeliveryDay day, Store store, long startedNanos) {
        this.url = url;
        this.day = day;
        this.store = store;
        this.startedNanos = startedNanos;
    }

    /** Opens a recipient's link again and again until it shows an arrival time, or until told to end. */
    void awaitFirstEta(String link, CountDownLatch told) {
        URI view = URI.create(link.replace("/t/", "/api/t/"));
        try {
            while (firstEtaS == null && !told.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                lookForEta(view);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookForEta(URI view) throws InterruptedException {
        try {
            HttpResponse<String> answer = get(view);
            if (answer.statusCode() == 200 && hasArrivalTime(JSON.readTree(answer.body()))) {
                firstEtaS = (System.nanoTime() - startedNanos) / 1e9;
            }
        } catch (IOException e) {
            // The server is being started again: looked at once more in a moment.
        }
    }

    private static boolean hasArrivalTime(JsonNode view) {
        return view.path("expected").path("p50").isTextual();
    }

    /** Puts what was seen into the report. */
    void fill(Report report, double readyS, RunCounts sent, List<ProcessStatus> processes) throws InterruptedException {
        DemoFigures figures = DemoFigures.count(day, store);
        report.put("ready_s", rounded(readyS))
                .put("parcels", figures.parcels())
                .put("delivered", figures.delivered())
                .put("windows_told", figures.windowsTold())
                .put("windows_kept", figures.windowsKept())
                .put("windows_ended", figures.windowsEnded())
                .put("messages_sent", sent.sent())
                .put("messages_refused", sent.refused())
                .put("memory_mb", memory(processes))
                .note("The day is simulated; windows_kept counts the window told first, and early as a miss.");
        Double firstEta = firstEtaS;
        if (firstEta == null) {
            report.missing("first_eta_s", "no arrival time was seen before the end");
        } else {
            report.put("first_eta_s", rounded(firstEta));
        }
        putLatency(report);
        sent.problems().forEach(problem -> report.note("refused: " + problem));
    }

    private void putLatency(Report report) throws InterruptedException {
        try {
            String metrics = get(URI.create(url + "/metrics")).body();
            OptionalDouble p50 = bucketAt(metrics, 0.5);
            OptionalDouble p99 = bucketAt(metrics, 0.99);
            if (p50.isPresent() && p99.isPresent()) {
                report.put("ingest_to_live_ms", Map.of("p50", ms(p50.getAsDouble()), "p99", ms(p99.getAsDouble())));
                report.note("ingest_to_live_ms: upper edges of the server's histogram over the whole run.");
                return;
            }
            report.missing("ingest_to_live_ms", "the server's metrics hold no " + LIVE_METRIC);
        } catch (IOException e) {
            report.missing("ingest_to_live_ms", "the server's metrics could not be read: " + e.getMessage());
        }
    }

    /** The upper edge, in seconds, of the first bucket of the histogram that holds the share q of all values. */
    static OptionalDouble bucketAt(String metrics, double q) {
        Map<Double, Double> cumulative = new LinkedHashMap<>();
        double all = 0;
        for (String line : metrics.split("\n", -1)) {
            if (line.startsWith(LIVE_METRIC + "_bucket")) {
                String edge = line.replaceAll(".*le=\"([^\"]+)\".*", "$1");
                double count = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
                cumulative.put(edge.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(edge), count);
                all = Math.max(all, count);
            }
        }
        double enough = all * q;
        return all == 0
                ? OptionalDouble.empty()
                : cumulative.entrySet().stream()
                        .filter(bucket -> bucket.getValue() >= enough)
                        .mapToDouble(Map.Entry::getKey)
                        .min();
    }

    /** Resident memory of each process, and of this one, which is the simulated city. */
    private static Map<String, Object> memory(List<ProcessStatus> processes) {
        Map<String, Object> memory = new LinkedHashMap<>();
        long total = 0;
        for (ProcessStatus process : processes) {
            OptionalLong mb = ResidentMemory.mb(process.pid());
            if (mb.isPresent()) {
                memory.put(process.name().toLowerCase(Locale.ROOT), mb.getAsLong());
                total += mb.getAsLong();
            }
        }
        long mine = ResidentMemory.mb(ProcessHandle.current().pid()).orElse(0);
        memory.put("demo", mine);
        memory.put("total", total + mine);
        return memory;
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static long ms(double seconds) {
        return Math.round(seconds * 1000);
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }
}
