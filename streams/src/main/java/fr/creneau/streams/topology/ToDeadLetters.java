package fr.creneau.streams.topology;

import fr.creneau.streams.DeadLetters;
import fr.creneau.streams.LogConfig;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that a stage cannot process goes to the dead letters, in the stage's own transaction, and the stream goes on.
 * What Kafka itself throws is no fault of the record, and stops the thread, which is replaced.
 */
public final class ToDeadLetters implements ProcessingExceptionHandler {
    /** Key of the configuration's {@link LogConfig}. */
    public static final String LOG = "creneau.log";

    /** Key of the configuration's {@link Counters}. */
    public static final String COUNTERS = "creneau.counters";

    private static final Logger LOGGER = LoggerFactory.getLogger(ToDeadLetters.class);

    private @Nullable LogConfig log;
    private @Nullable Counters counters;

    @Override
    public void configure(Map<String, ?> configuration) {
        log = (LogConfig) configuration.get(LOG);
        counters = (Counters) configuration.get(COUNTERS);
    }

    @Override
    public Response handleError(ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
        LogConfig its = log;
        if (its == null || exception instanceof KafkaException) {
            return Response.fail();
        }
        if (counters != null) {
            counters.deadLetters.increment();
        }
        if (context.topic() == null || context.sourceRawValue() == null) {
            LOGGER.error("{}: failed without a record", context.processorNodeId(), exception);
            return Response.resume();
        }
        LOGGER.warn(
                "{}: {}-{} at {} is a dead letter: {}. Maybe: ./creneau admin dead-letters list",
                context.processorNodeId(),
                context.topic(),
                context.partition(),
                context.offset(),
                exception.toString());
        return Response.resume(List.of(DeadLetters.letter(
                its,
                new DeadLetters.Origin(context.topic(), context.partition(), context.offset()),
                context.sourceRawKey(),
                context.sourceRawValue(),
                context.processorNodeId(),
                exception)));
    }
}
