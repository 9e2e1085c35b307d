package fr.creneau.core.recipient;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.parcel.AttemptProof.Doubt;
import fr.creneau.core.recipient.ParcelSeen.Outcome;
import fr.creneau.core.recipient.ParcelSeen.ScanStep;
import fr.creneau.core.recipient.ParcelSeen.Scanned;
import fr.creneau.core.recipient.ParcelSeen.Told;
import fr.creneau.core.recipient.RecipientView.MovingAway;
import fr.creneau.core.recipient.RecipientView.State;
import fr.creneau.core.recipient.RoundSeen.Expected;
import fr.creneau.core.recipient.RoundSeen.Live;
import fr.creneau.core.recipient.RoundSeen.Phase;
import fr.creneau.core.recipient.RoundSeen.StopPhase;
import fr.creneau.core.recipient.RoundSeen.StopSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One recipient's day, and what never shows in it. */
class RecipientViewsTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String MINE = "CR000000007X";

    @Test
    void before_the_round_the_newest_scan_speaks() {
        assertThat(view(parcel(), null, null).state()).isEqualTo(State.ANNOUNCED);
        assertThat(view(parcel(scan(ScanStep.HUB, -600, "HUB1")), null, null).state())
                .isEqualTo(State.AT_HUB);
        RecipientView atDepot = view(
                parcel(
                        scan(ScanStep.DEPOT, -90, "D1"),
                        scan(ScanStep.HUB, -600, "HUB1"),
                        scan(ScanStep.HUB, -580, "HUB1")),
                round(Phase.PLANNED, 12),
                van(0));
        assertThat(atDepot.state()).isEqualTo(State.AT_DEPOT);
        assertThat(atDepot.van()).as("never before the round left").isNull();
        assertThat(atDepot.stopsBefore()).isNull();
        assertThat(atDepot.timeline())
                .extracting(step -> step.kind().name())
                .containsExactly("ANNOUNCED", "HUB", "DEPOT");
    }

    @Test
    void the_van_shows_when_few_stops_are_left_or_when_it_is_close() {
        assertThat(view(parcel(), round(Phase.UNDER_WAY, 12), van(5_000)).van()).isNull();
        assertThat(view(parcel(), round(Phase.UNDER_WAY, 12), van(900)).van()).isNotNull();
        RecipientView five = view(parcel(), round(Phase.UNDER_WAY, 5), van(5_000));
        assertThat(five.van()).isNotNull();
        assertThat(five.state()).isEqualTo(State.ON_ROUND);
        assertThat(five.stopsBefore()).isEqualTo(5);
        assertThat(view(parcel(), round(Phase.UNDER_WAY, 3), van(5_000)).state())
                .isEqualTo(State.NEAR);
    }

    @Test
    void a_van_that_drives_away_says_why() {
        VanSeen away = new VanSeen(metresNorth(800), 0, 20, NINE, metresNorth(500));
        assertThat(van(view(parcel(), round(Phase.UNDER_WAY, 2), away)).movingAway())
                .isEqualTo(MovingAway.OTHER_STOPS_FIRST);
        assertThat(van(view(parcel(), round(Phase.UNDER_WAY, 0), away)).movingAway())
                .isEqualTo(MovingAway.DETOUR);
        VanSeen coming = new VanSeen(metresNorth(500), 0, 20, NINE, metresNorth(800));
        assertThat(van(view(parcel(), round(Phase.UNDER_WAY, 2), coming)).movingAway())
                .isNull();
    }

    @Test
    void at_the_door_then_delivered_and_the_van_is_gone() {
        RoundSeen serving = round(Phase.UNDER_WAY, 0, StopPhase.SERVING);
        assertThat(view(parcel(), serving, van(10)).state()).isEqualTo(State.AT_THE_DOOR);
        Outcome delivered = new Outcome("R1", Outcome.State.DELIVERED, NINE, false, 1.0, "Mme D.", 95, null);
        RecipientView after = view(withOutcome(delivered), serving, van(10));
        assertThat(after.state()).isEqualTo(State.DELIVERED);
        assertThat(requireNonNull(after.ended()).receivedBy()).isEqualTo("Mme D.");
        assertThat(after.van()).isNull();
        assertThat(after.expected()).isNull();
        assertThat(after.stale()).isFalse();
    }

    @Test
    void an_attempt_in_doubt_says_so() {
        Outcome absent = new Outcome("R1", Outcome.State.NOT_HOME, NINE, false, 1.0, null, null, Doubt.NOT_AT_THE_DOOR);
        RecipientView after = view(withOutcome(absent), round(Phase.UNDER_WAY, 8), van(5_000));
        assertThat(after.state()).isEqualTo(State.NOT_HOME);
        assertThat(requireNonNull(after.ended()).doubt()).isEqualTo(Doubt.NOT_AT_THE_DOOR);
    }

    @Test
    void the_state_says_how_sure_how_old_and_how_exact_it_is() {
        RecipientView near = view(parcel(), round(Phase.UNDER_WAY, 2), van(300));
        assertThat(near.known().probability()).isEqualTo(1.0);
        assertThat(near.known().at()).isEqualTo(near.lastHeardAt());
        assertThat(near.known().radiusMetres()).isEqualTo(van(near).radiusMetres());
        RecipientView atTheDoor = view(parcel(), round(Phase.UNDER_WAY, 0, StopPhase.SERVING), van(10));
        assertThat(atTheDoor.known().probability()).as("nobody has measured it").isNull();
        Outcome inferred = new Outcome("R1", Outcome.State.DELIVERED, NINE, true, 0.82, null, 130, null);
        RecipientView after = view(withOutcome(inferred), round(Phase.UNDER_WAY, 0, StopPhase.DONE), van(10));
        assertThat(after.known()).isEqualTo(new RecipientView.Known(0.82, NINE, null));
        Outcome passed = new Outcome("R1", Outcome.State.ON_ROUND, NINE, false, 0.7, null, null, null);
        RecipientView still = view(withOutcome(passed), round(Phase.UNDER_WAY, 8), van(5_000));
        assertThat(still.state()).isEqualTo(State.ON_ROUND);
        assertThat(still.known().probability()).as("the van stood at my door").isEqualTo(0.7);
        Outcome left = new Outcome("R1", Outcome.State.UNSERVED, NINE, false, null, null, null, null);
        assertThat(view(withOutcome(left), round(Phase.ENDED, 0), null).known().probability())
                .as("no scan brought it back")
                .isNull();
    }

    @Test
    void yesterdays_absence_stays_in_the_timeline_while_today_goes_on() {
        Outcome absent =
                new Outcome("R0", Outcome.State.NOT_HOME, NINE.minus(Duration.ofDays(1)), false, 1.0, null, 80, null);
        RecipientView today = view(withOutcome(absent), round(Phase.UNDER_WAY, 8), van(5_000));
        assertThat(today.state()).isEqualTo(State.ON_ROUND);
        assertThat(today.ended()).isNull();
        assertThat(today.timeline()).extracting(step -> step.kind().name()).contains("ATTEMPTED", "ON_THE_WAY");
    }

    @Test
    void a_moved_window_keeps_the_first_and_says_by_how_much() {
        ParcelSeen told = new ParcelSeen(
                MINE,
                NINE.minusSeconds(90_000),
                null,
                List.of(),
                List.of(told("R1", 2, 40, 100), told("R1", 1, 0, 80), told("R0", 1, -1440, -1500)),
                null);
        RecipientView view = view(told, round(Phase.UNDER_WAY, 8), van(5_000));
        assertThat(requireNonNull(view.window()).telling()).isEqualTo(2);
        assertThat(requireNonNull(view.firstWindow()).telling()).isEqualTo(1);
        assertThat(view.movedMinutes()).isEqualTo(20);
    }

    @Test
    void no_news_for_six_minutes_is_said_but_not_after_the_end() {
        Instant later = NINE.plus(Duration.ofMinutes(6));
        RoundSeen round = round(Phase.UNDER_WAY, 8);
        assertThat(RecipientViews.of(parcel(), round, van(5_000), NINE, ViewPolicy.DEFAULT, true)
                        .stale())
                .isFalse();
        assertThat(RecipientViews.of(parcel(), round, van(5_000), later, ViewPolicy.DEFAULT, true)
                        .stale())
                .isTrue();
    }

    @Test
    void whatever_the_round_nobody_elses_stop_parcel_or_time_shows_seeds_1_to_500() {
        for (int seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            RoundSeen round = randomRound(random);
            @Nullable
            VanSeen van = random.nextInt(4) == 0 ? null : new VanSeen(place(random), 10, 15, NINE, place(random));
            String shown =
                    view(parcel(scan(ScanStep.LOADED, -60, "D1")), round, van).toString();
            for (StopSeen other : round.stops()) {
                if (other.parcels().contains(MINE)) {
                    continue;
                }
                assertThat(shown).as("seed %d", seed).doesNotContain(other.stopId());
                assertThat(shown)
                        .as("seed %d", seed)
                        .doesNotContain(other.parcels().get(0));
                assertThat(shown)
                        .as("seed %d", seed)
                        .doesNotContain(String.valueOf(other.place().lat()));
                assertThat(shown)
                        .as("seed %d", seed)
                        .doesNotContain(requireNonNull(other.expected()).p50().toString());
            }
        }
    }

    @Test
    void aWindowIsNarrowedOnlyWhileProbabilitiesAreKnownToHold() {
        RoundSeen round = round(Phase.UNDER_WAY, 4);
        assertThat(RecipientViews.of(parcel(), round, null, NINE, ViewPolicy.DEFAULT, true)
                        .live())
                .isEqualTo(NARROW);
        assertThat(RecipientViews.of(parcel(), round, null, NINE, ViewPolicy.DEFAULT, false)
                        .live())
                .isNull();
        assertThat(view(parcel(), round(Phase.UNDER_WAY, 0, StopPhase.SERVING), null)
                        .live())
                .isNull();
    }

    private static RoundSeen randomRound(Random random) {
        int count = 1 + random.nextInt(30);
        int mine = random.nextInt(count);
        List<StopSeen> stops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant base = NINE.plusMillis(random.nextInt(20_000_000));
            stops.add(new StopSeen(
                    "STOP-" + random.nextInt(1_000_000),
                    place(random),
                    StopPhase.values()[random.nextInt(5)],
                    random.nextInt(count + 1) - 1,
                    new Expected(base, base.plusMillis(60_001), base.plusMillis(120_002)),
                    new Live(base, base.plusMillis(60_001), 0.9),
                    List.of(i == mine ? MINE : "OTHER-" + random.nextInt(1_000_000))));
        }
        Phase phase = Phase.values()[random.nextInt(3)];
        return new RoundSeen("R1", phase, phase == Phase.PLANNED ? null : NINE, NINE, stops);
    }

    private static LatLon place(Random random) {
        return new LatLon(43.7 + random.nextDouble() / 50, 7.4 + random.nextDouble() / 50);
    }

    private static RecipientView view(ParcelSeen parcel, @Nullable RoundSeen round, @Nullable VanSeen van) {
        return RecipientViews.of(parcel, round, van, NINE, ViewPolicy.DEFAULT, true);
    }

    private static final Live NARROW = new Live(NINE.plusSeconds(600), NINE.plusSeconds(1_500), 0.92);

    private static ParcelSeen parcel(Scanned... scans) {
        return new ParcelSeen(MINE, NINE.minusSeconds(90_000), metresNorth(0), List.of(scans), List.of(), null);
    }

    private static ParcelSeen withOutcome(Outcome outcome) {
        return new ParcelSeen(MINE, NINE.minusSeconds(90_000), metresNorth(0), List.of(), List.of(), outcome);
    }

    private static Scanned scan(ScanStep step, int minutes, String place) {
        return new Scanned(step, NINE.plus(Duration.ofMinutes(minutes)), place);
    }

    private static Told told(String round, int telling, int minutesTold, int minutesStart) {
        Instant start = NINE.plus(Duration.ofMinutes(minutesStart));
        return new Told(
                round, telling, NINE.plus(Duration.ofMinutes(minutesTold)), start, start.plusSeconds(3_600), 0.93);
    }

    private static RoundSeen round(Phase phase, int before) {
        return round(phase, before, StopPhase.PENDING);
    }

    private static RoundSeen round(Phase phase, int before, StopPhase mine) {
        List<StopSeen> stops = new ArrayList<>();
        for (int i = 0; i < before; i++) {
            stops.add(
                    new StopSeen("S" + i, metresNorth(4_000 + i), StopPhase.PENDING, i, null, null, List.of("P" + i)));
        }
        Expected expected = new Expected(NINE.plusSeconds(600), NINE.plusSeconds(900), NINE.plusSeconds(1_300));
        stops.add(new StopSeen("ME", metresNorth(0), mine, before, expected, NARROW, List.of(MINE)));
        return new RoundSeen("R1", phase, phase == Phase.PLANNED ? null : NINE.minusSeconds(3_600), NINE, stops);
    }

    private static VanSeen van(int metres) {
        return new VanSeen(metresNorth(metres), Double.NaN, 12, NINE, null);
    }

    private static RecipientView.VanShown van(RecipientView view) {
        return requireNonNull(view.van());
    }

    private static LatLon metresNorth(double metres) {
        return new LatLon(43.73 + metres / 111_195, 7.42);
    }
}
