package fr.creneau.core.round;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.PacedPlan;
import fr.creneau.core.fleet.Track;
import fr.creneau.core.fleet.TrackChunk;
import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.fleet.VanRota;
import fr.creneau.core.fleet.VanRouter;
import fr.creneau.core.geo.LatLon;
import fr.creneau.core.ids.DepotId;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.RoundId;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.parcel.ParcelRouter;
import fr.creneau.core.parcel.ParcelState;
import fr.creneau.core.parcel.Scan;
import fr.creneau.core.parcel.ScanKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A delivery day on a straight street that runs east: stops A, B, C … every 300 m, the depot 1 km west of A. Events go
 * through the plan desk, the routers and the round writers as they do in the streams, one at a time. The board prints
 * what the writers see.
 */
final class Day {
    static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    static final ServiceDay DATE = new ServiceDay(LocalDate.of(2026, 3, 17), ZONE);
    private static final double LAT = 48.85;
    private static final double LON = 2.35;
    private static final double LON_PER_METRE = 1 / (111_195 * Math.cos(Math.toRadians(LAT)));

    private final Map<RoundId, PlanDesk.State> desks = new HashMap<>();
    private final Map<VanId, VanRouter.State> vans = new HashMap<>();
    private final Map<ParcelId, ParcelRouter.State> parcels = new HashMap<>();
    private final Map<RoundId, RoundState> rounds = new TreeMap<>();
    private final Map<String, MemoryTrack> tracks = new HashMap<>();
    private final List<RoundEffect> effects = new ArrayList<>();
    private final RoundWriter writer;
    private int scanCount;

    Day() {
        this(TellingRules.usual());
    }

    Day(TellingRules tellings) {
        this(tellings, new PacedPlan());
    }

    Day(TellingRules tellings, ArrivalTimes engine) {
        writer = new RoundWriter(RoundRules.usual(), tellings, engine);
    }

    // The world of the day.

    static long at(String hhmm) {
        return DATE.msAt(LocalTime.parse(hhmm));
    }

    /** So many metres east of stop A. */
    static LatLon metresEast(double metres) {
        return new LatLon(LAT, LON + metres * LON_PER_METRE);
    }

    static LatLon near(String stop) {
        return metresEast(300 * (stop.charAt(0) - 'A'));
    }

    static LatLon depot() {
        return metresEast(-1_000);
    }

    static ParcelId parcelOf(String stop) {
        return new ParcelId("P-" + stop);
    }

    /** A plan sketched by its stops: leaves at 8:30, the first arrival at 9:00, ten minutes from stop to stop. */
    static RoundPlan plan(String round, long version, String issued, String van, String... stops) {
        return plan(round, version, issued, List.of(new RoundPlan.VanTurn(new VanId(van), at("05:00"))), stops);
    }

    static RoundPlan plan(String round, long version, String issued, List<RoundPlan.VanTurn> vans, String... stops) {
        List<PlannedStop> planned = new ArrayList<>();
        for (String stop : stops) {
            LatLon at = near(stop);
            planned.add(new PlannedStop(
                    new StopId(stop),
                    at.lat(),
                    at.lon(),
                    StopKind.HOUSE,
                    at("09:00") + planned.size() * 600_000L,
                    120,
                    List.of(parcelOf(stop))));
        }
        return new RoundPlan(
                new RoundId(round),
                version,
                at(issued),
                round + "-v" + version,
                new DepotId("D1"),
                DATE,
                "driver-1",
                at("08:30"),
                vans,
                planned);
    }

    // What happens. Each returns this day.

    Day plan(RoundPlan plan) {
        RoundId round = plan.round();
        PlanDesk.Planned planned = PlanDesk.onPlan(desks.getOrDefault(round, PlanDesk.State.NONE), plan);
        desks.put(round, planned.state());
        apply(round, state -> writer.onPlan(state, plan, plan.issuedAtMs()));
        planned.vans().forEach(this::claim);
        planned.parcels().forEach(this::claim);
        return this;
    }

    private void claim(VanId van, VanRota.Claim claim) {
        VanRouter.State before = vans.getOrDefault(van, VanRouter.State.of(van));
        forward(van, VanRouter.onClaim(before, claim, track("router", van)), 0);
    }

    private void claim(ParcelId parcel, ParcelRouter.Claim claim) {
        ParcelRouter.State before = parcels.getOrDefault(parcel, ParcelRouter.State.of(parcel));
        forward(parcel, ParcelRouter.onClaim(before, claim));
    }

    Day fixes(String van, List<VanFix> fixes) {
        VanId id = new VanId(van);
        VanRouter.State before = vans.getOrDefault(id, VanRouter.State.of(id));
        long received = fixes.stream().mapToLong(VanFix::observedAtMs).max().orElse(0);
        forward(id, VanRouter.onFixes(before, fixes, track("router", id)), received);
        return this;
    }

    Day fix(String van, String at, LatLon place) {
        return fixes(van, List.of(VanFix.at(at(at), place.lat(), place.lon())));
    }

    /** A fix every ten seconds in one place, both ends included. */
    Day stands(String van, String from, String to, LatLon place) {
        List<VanFix> fixes = new ArrayList<>();
        for (long t = at(from); t <= at(to); t += 10_000) {
            fixes.add(VanFix.at(t, place.lat(), place.lon()));
        }
        return fixes(van, fixes);
    }

    Day scan(String stop, ScanKind kind, String at) {
        return scan(parcelOf(stop), new Scan("scan-" + ++scanCount, kind, at(at), null));
    }

    Day scan(ParcelId parcel, Scan scan) {
        ParcelRouter.State before = parcels.getOrDefault(parcel, ParcelRouter.State.of(parcel));
        forward(parcel, ParcelRouter.onScan(before, scan));
        return this;
    }

    /** The clock shows this time, and every writer looks. */
    Day clock(String at) {
        return clock(at(at));
    }

    Day clock(long ms) {
        List.copyOf(rounds.keySet()).forEach(round -> apply(round, state -> writer.onTime(state, ms)));
        return this;
    }

    /** Every writer forgets what follows from its facts, and reads it from them anew. */
    Day restart() {
        rounds.replaceAll((round, s) -> writer.restore(
                RoundState.kept(
                        round, s.plans(), s.parcels(), s.vans(), s.tellings(), s.newest(), s.revision(), s.nowMs()),
                true,
                van -> track(round.value(), van)));
        return this;
    }

    // The ways between the stages.

    private void forward(VanId van, VanRouter.Routed routed, long receivedAtMs) {
        vans.put(van, routed.state());
        for (VanRouter.ToRound word : routed.words()) {
            Track track = track(word.round().value(), van);
            if (word instanceof VanRouter.SpansOfRound spans) {
                RoundState.VanOnRound on = new RoundState.VanOnRound(van, spans.seq(), spans.spans());
                apply(word.round(), state -> writer.onVan(state, on, 0, track));
            } else if (word instanceof VanRouter.FixesOfRound fixes) {
                apply(word.round(), state -> writer.onFixes(state, van, fixes.fixes(), receivedAtMs, track));
            }
        }
    }

    private void forward(ParcelId parcel, ParcelRouter.Routed routed) {
        parcels.put(parcel, routed.state());
        for (ParcelRouter.ToRound word : routed.words()) {
            long seen = word.parcel().scans().stream()
                    .mapToLong(Scan::observedAtMs)
                    .max()
                    .orElse(0);
            apply(word.round(), state -> writer.onParcel(state, word.parcel(), seen));
        }
    }

    private interface Move {
        RoundWriter.Step on(RoundState before);
    }

    private void apply(RoundId round, Move move) {
        RoundWriter.Step step = move.on(rounds.getOrDefault(round, RoundState.of(round)));
        rounds.put(round, step.state());
        effects.addAll(step.effects());
    }

    private MemoryTrack track(String owner, VanId van) {
        return tracks.computeIfAbsent(owner + "/" + van, x -> new MemoryTrack());
    }

    // What is seen.

    RoundView view(String round) {
        return viewOf(known(rounds.get(new RoundId(round))));
    }

    /** Minutes from the tenth to the ninetieth percentile of the arrival that is expected at a stop. */
    double spreadMinutes(String round, String stop) {
        RoundState state = known(rounds.get(new RoundId(round)));
        int rank = viewOf(state).stops().stream()
                .filter(s -> s.plan().stop().value().equals(stop))
                .findFirst()
                .orElseThrow()
                .rank();
        Expectation expected = known(state.expected());
        return (expected.arrivals().p90(rank) - expected.arrivals().p10(rank)) / 60;
    }

    StopView getStop(String round, String stop) {
        return view(round).stops().stream()
                .filter(s -> s.plan().stop().value().equals(stop))
                .findFirst()
                .orElseThrow();
    }

    ParcelState stateOf(String round, String stop) {
        return known(view(round).parcels().get(parcelOf(stop))).state();
    }

    String departedAt(String round) {
        return time(known(view(round).departedMs()));
    }

    String endedAt(String round) {
        return time(known(view(round).endedMs()));
    }

    private static RoundView viewOf(RoundState state) {
        return known(state.view());
    }

    private static <T> T known(@Nullable T thing) {
        if (thing == null) {
            throw new AssertionError("not known yet");
        }
        return thing;
    }

    <T extends RoundEffect> List<T> effects(Class<T> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** A line for each round: its stops in the view's order, what was seen of them, and what is expected of the others. */
    String board() {
        return rounds.values().stream()
                .filter(s -> s.view() != null)
                .map(Day::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(RoundState state) {
        RoundView view = viewOf(state);
        Expectation expected = state.expected();
        return state.round()
                + view.stops().stream()
                        .map(s -> " | " + s.plan().stop() + " " + word(s, expected))
                        .collect(Collectors.joining());
    }

    private static String word(StopView stop, @Nullable Expectation expected) {
        String word = stop.status().toString().toLowerCase(Locale.ROOT) + (stop.inferred() ? "?" : "");
        if (stop.arrivedMs() != null) {
            return word + " " + time(stop.arrivedMs());
        }
        return expected == null || stop.rank() < 0 ? word : word + " eta " + time(expected.p50Ms(stop.rank()));
    }

    /** What the facts add up to, to the last field. */
    String facts() {
        return rounds.values().stream()
                .filter(s -> s.view() != null)
                .map(s -> "%s %s\n%s\n%s\n%s"
                        .formatted(
                                viewOf(s).status(),
                                line(s),
                                viewOf(s).stops(),
                                new TreeMap<>(viewOf(s).parcels()).values(),
                                viewOf(s).ahead()))
                .collect(Collectors.joining("\n"));
    }

    /** The tellings, and how the last word on each was. */
    String promises() {
        Map<String, String> words = new TreeMap<>();
        for (RoundEffect effect : effects) {
            if (effect instanceof RoundEffect.WindowTold told) {
                Telling t = told.telling();
                words.put(
                        t.id(),
                        "%s %s-%s"
                                .formatted(
                                        t.cause(),
                                        time(t.window().startSeconds() * 1_000),
                                        time(t.window().endSeconds() * 1_000)));
            } else if (effect instanceof RoundEffect.WindowEnded ended) {
                words.merge(ended.telling().id(), " " + ended.outcome(), String::concat);
            }
        }
        return words.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    static String time(long ms) {
        return Instant.ofEpochMilli(ms)
                .atZone(ZONE)
                .toLocalTime()
                .withSecond(0)
                .withNano(0)
                .toString();
    }

    /** A track in memory. */
    private static final class MemoryTrack implements Track {
        private final TreeMap<Long, TrackChunk> chunks = new TreeMap<>();

        @Override
        public @Nullable TrackChunk find(long number) {
            return chunks.get(number);
        }

        @Override
        public void put(TrackChunk chunk) {
            chunks.put(chunk.number(), chunk);
        }

        @Override
        public void forEach(long from, long to, Consumer<TrackChunk> chunk) {
            if (from <= to) {
                chunks.subMap(from, true, to, true).values().forEach(chunk);
            }
        }
    }
}
