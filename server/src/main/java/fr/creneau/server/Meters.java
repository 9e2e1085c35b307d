package fr.creneau.server;

import fr.creneau.core.eta.calibration.SharedCalibration;
import fr.creneau.server.habits.HabitBook;
import fr.creneau.streams.EffectConsumer;
import fr.creneau.streams.EventLog;
import fr.creneau.streams.StreamsApp;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;

/** The figures that every server shows; the parts add their own. */
final class Meters {
    private Meters() {}

    static PrometheusMeterRegistry create() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        JvmGcMetrics gc = new JvmGcMetrics();
        gc.bindTo(meters);
        return meters;
    }

    static void ofLog(PrometheusMeterRegistry meters, EventLog log) {
        FunctionCounter.builder("creneau.log.appended", log, EventLog::appended).register(meters);
        FunctionCounter.builder("creneau.log.failed", log, EventLog::failed).register(meters);
        Gauge.builder("creneau.log.in.flight", log, EventLog::inFlight).register(meters);
        Gauge.builder("creneau.log.away", log, l -> l.isAway() ? 1 : 0).register(meters);
    }

    static void ofConsumer(PrometheusMeterRegistry meters, String name, EffectConsumer consumer) {
        FunctionCounter.builder("creneau.consumer.handled", consumer, EffectConsumer::handled)
                .tag("consumer", name)
                .register(meters);
        FunctionCounter.builder("creneau.consumer.buried", consumer, EffectConsumer::buried)
                .tag("consumer", name)
                .register(meters);
        Gauge.builder("creneau.consumer.behind", consumer, EffectConsumer::behind)
                .tag("consumer", name)
                .register(meters);
        Gauge.builder("creneau.consumer.stuck", consumer, c -> c.trouble() == null ? 0 : 1)
                .tag("consumer", name)
                .register(meters);
    }

    static void ofHabits(PrometheusMeterRegistry meters, HabitBook habits) {
        Gauge.builder("creneau.habits.rounds", habits, HabitBook::rounds).register(meters);
    }

    static void ofClaims(PrometheusMeterRegistry meters, SharedCalibration claims) {
        FunctionCounter.builder(
                        "creneau.claims.observed", claims, c -> c.state().observed())
                .description("Arrivals that were held against what had been said of them")
                .register(meters);
        gap(meters, claims, "80", SharedCalibration.State::gap80);
        gap(meters, claims, "95", SharedCalibration.State::gap95);
        Gauge.builder("creneau.claims.fail", claims, c -> c.state().fails() ? 1 : 0)
                .description("1: arrival times may not be trusted as they are told")
                .register(meters);
    }

    private static void gap(
            PrometheusMeterRegistry meters,
            SharedCalibration claims,
            String interval,
            ToDoubleFunction<SharedCalibration.State> gap) {
        Gauge.builder("creneau.claims.gap", claims, c -> gap.applyAsDouble(c.state()))
                .description("Share of the newest arrivals within their interval, minus what was claimed")
                .tag("interval", interval)
                .register(meters);
    }

    static void ofStreams(PrometheusMeterRegistry meters, StreamsApp streams) {
        for (String name : streams.metrics().keySet()) {
            FunctionCounter.builder("creneau.streams." + name.replace('_', '.'), streams, app -> app.metrics()
                            .getOrDefault(name, 0L))
                    .register(meters);
        }
        Gauge.builder("creneau.streams.ready", streams, app -> app.isReady() ? 1 : 0)
                .register(meters);
    }
}
