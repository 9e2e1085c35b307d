package fr.creneau.core.coldchain;

import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.profile.Alarm.Kind;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.profile.ShelfLife;
import java.time.Duration;
import java.util.List;

/** Profiles that the tests speak of. */
final class Profiles {
    private Profiles() {}

    /** 0 to 4 °C, every 5 minutes, 15 min above 4 °C tolerated at once and 60 in all, 8 °C never, 15 min below 0. */
    static Profile chilled() {
        return new Profile(
                "chilled",
                Limit.below(0),
                Limit.above(4),
                300_000,
                Duration.ofMinutes(5),
                Duration.ofMinutes(11),
                Duration.ofHours(23),
                List.of(
                        new Alarm(Kind.SINGLE, Limit.above(4), minutes(15)),
                        new Alarm(Kind.CUMULATIVE, Limit.above(4), minutes(60)),
                        new Alarm(Kind.INSTANT, Limit.above(8), 0),
                        new Alarm(Kind.SINGLE, Limit.below(0), minutes(15))),
                new ShelfLife(Duration.ofDays(7), 4_000_000, 2, 3, 4));
    }

    static long minutes(long minutes) {
        return minutes * 60_000;
    }
}
