package fr.creneau.store;

import java.time.Duration;

/** How long rows live, in whole seconds; TTL in Cassandra is fixed when a row is written. */
final class Retention {
    /** Positions of drivers: two months (CNIL 2015-165). */
    static final int POSITIONS_S = seconds(60);

    /** Parcels, scans, rounds and messages, personal data among them. */
    static final int DAY_OF_DELIVERY_S = seconds(60);

    /** Promises and how they ended: a year and its holidays, for the public page. */
    static final int PROMISES_S = seconds(400);

    static final int VAN_NOW_S = seconds(2);
    static final int NOTICES_S = seconds(14);
    static final int WAITING_MESSAGES_S = seconds(2);

    private Retention() {}

    private static int seconds(int days) {
        return (int) Duration.ofDays(days).toSeconds();
    }
}
