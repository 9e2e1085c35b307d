package fr.creneau.server;

import fr.creneau.core.recipient.ViewPolicy;
import fr.creneau.core.round.TellingRules;
import fr.creneau.server.http.HttpConfig;
import fr.creneau.store.StoreConfig;
import fr.creneau.streams.LogConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that a server must be told. {@link ServerMain} reads it from the command line and the environment; tests and the
 * demo make it themselves.
 *
 * @param http how it listens
 * @param store where the hot store is
 * @param log where the log is
 * @param data its own folder: the installation's secret, the streams' state
 * @param clock the domain's clock
 * @param brands a JSON array of brands; null: the two that are built in
 * @param models the shelf of learnt models of arrival times; null: rounds are followed by plan, pace and habits
 * @param pages the folder that the pages' build wrote
 * @param town the folder of the map: tiles, {@code town.json} and the net of streets
 * @param zone the local time of a parcel that is on no round yet
 * @param oldest a device's observation that is older is refused
 * @param runStreams whether this process also runs the routers and round writers; false where others do
 * @param tellings when recipients are told a window
 * @param view when recipients see the van
 * @param outbox how recipients are told
 */
public record ServerConfig(
        HttpConfig http,
        StoreConfig store,
        LogConfig log,
        Path data,
        ClockConfig clock,
        @Nullable Path brands,
        @Nullable Path models,
        Path pages,
        Path town,
        ZoneId zone,
        Duration oldest,
        boolean runStreams,
        TellingRules tellings,
        ViewPolicy view,
        OutboxConfig outbox) {
    /**
     * The domain's clock shows {@code epoch} when the machine's shows {@code machineStart}, and runs at {@code speed}. The
     * same on every server; null: the machine's own time.
     */
    public record ClockConfig(@Nullable Simulated simulated) {
        /**
         * A day that is simulated.
         *
         * @param machineStart empty: the clock does not go yet
         */
        public record Simulated(Supplier<Optional<Instant>> machineStart, Instant epoch, double speed) {}

        /** The machine's own time. */
        public static final ClockConfig REAL = new ClockConfig(null);
    }

    /**
     * How recipients are told.
     *
     * @param baseUrl what their links begin with, no slash at its end
     * @param show texts and links are shown to staff: for a demo alone
     * @param smtp a mail relay as {@code host:port}; null: e-mails are written and not sent
     * @param smtpStartTls whether the relay is spoken to under TLS
     * @param sms an SMS gateway; null: texts are written and not sent
     * @param smsAuthorization the gateway's Authorization header; null: none
     */
    public record OutboxConfig(
            String baseUrl,
            boolean show,
            @Nullable String smtp,
            boolean smtpStartTls,
            @Nullable URI sms,
            @Nullable String smsAuthorization) {
        @Override
        public String toString() {
            return "OutboxConfig[" + baseUrl + ", show=" + show + ", smtp=" + smtp + ", sms=" + sms + "]";
        }
    }
}
