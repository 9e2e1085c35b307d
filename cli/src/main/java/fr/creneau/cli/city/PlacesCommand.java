package fr.creneau.cli.city;

import fr.creneau.city.day.DayMessage;
import fr.creneau.city.day.DayRound;
import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.town.Town;
import fr.creneau.city.track.PathPlanner;
import fr.creneau.city.track.VanPath;
import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.geo.LatLon;
import fr.creneau.core.match.ArcGrid;
import fr.creneau.core.match.CircuitArcs;
import fr.creneau.core.match.MatchRules;
import fr.creneau.core.match.NearPaths;
import fr.creneau.core.match.StreetNet;
import fr.creneau.core.match.StreetPlace;
import fr.creneau.core.match.VanOnStreets;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./creneau city places}: how far from a van its fixes lie, and the place on the street that the pages show. */
@Command(
        name = "places",
        mixinStandardHelpOptions = true,
        description = "Measures how far from the simulated vans the places are that the pages show.")
public final class PlacesCommand implements Callable<Integer> {
    @Mixin
    private final TownOptions options = new TownOptions();

    @Mixin
    private final DayOptions dayOptions = new DayOptions(10);

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        dayOptions.check();
        Report report = new Report("city places");
        try (Town town = options.load(System.err::println)) {
            StreetNet net = town.streets()
                    .drivableNet(town.bounds()::contains)
                    .orElseThrow(() -> new UserError(
                            "--osm %s: no street near the addresses of %s can be driven, expected at least one."
                                    .formatted(options.extract(), town.name()),
                            "give an extract of a whole town."));
            DeliveryDay day = dayOptions.plan(town);
            List<DayMessage> messages = day.messages(dayOptions.fixEverySeconds());
            report.put("town", town.name())
                    .put("rounds", day.rounds().size())
                    .put("arcs", net.arcs())
                    .put("fix_every_s", dayOptions.fixEverySeconds());
            follow(day, messages, net, 0); // warms up
            report.put(
                    "with_circuit",
                    follow(day, messages, net, MatchRules.CIRCUIT_NATS).toJson());
            report.put("without_circuit", follow(day, messages, net, 0).toJson());
        }
        report.note(
                "*_m: from where the van truly is, at each fix that was newest when it came: raw as reported, shown as on"
                        + " the pages. Phones walk to doors and are told apart.");
        report.note(
                "Routes, map and streets are of one and the same extract, and drivers keep to the plan's streets but for"
                        + " the order of their stops: in a real town both figures will be worse.");
        report.write(json);
        return Main.OK;
    }

    private static PlaceErrors follow(DeliveryDay day, List<DayMessage> messages, StreetNet net, double circuitNats) {
        ArcGrid.Search near = new ArcGrid(net).search();
        NearPaths paths = new NearPaths(net);
        List<Followed> vans = new ArrayList<>();
        for (int i = 0; i < day.rounds().size(); i++) {
            DayRound round = day.rounds().get(i);
            List<LatLon> circuit =
                    PathPlanner.circuit(day.town().streets(), day.town().depot().gate(), round.addresses());
            MatchRules rules = MatchRules.live().onCircuit(CircuitArcs.along(net, near, circuit), circuitNats);
            vans.add(new Followed(round, day.way(i), new VanOnStreets(net, near, paths, rules)));
        }
        PlaceErrors errors = new PlaceErrors();
        for (DayMessage message : messages) {
            if (message instanceof DayMessage.VanFix fix) {
                vans.stream()
                        .filter(van -> van.round.vanId().equals(fix.sender()))
                        .forEach(van -> van.take(fix, Duration.between(day.instantOf(0), fix.at()), errors));
            }
        }
        return errors;
    }

    private static final class Followed {
        private final DayRound round;
        private final VanPath way;
        private final VanOnStreets van;
        private long newestMs;

        Followed(DayRound round, VanPath way, VanOnStreets van) {
            this.round = round;
            this.way = way;
            this.van = van;
        }

        void take(DayMessage.VanFix fix, Duration sinceMidnight, PlaceErrors errors) {
            if (fix.at().toEpochMilli() <= newestMs) {
                return;
            }
            newestMs = fix.at().toEpochMilli();
            float radius = new VanFix(newestMs, fix.lat(), fix.lon(), 0, 0, (float) fix.accuracyM()).radiusM();
            long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Optional<StreetPlace> place = van.next(newestMs / 1000.0, fix.lat(), fix.lon(), fix.speedMps(), radius);
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started;
            errors.add(round, way.at(sinceMidnight.toMillis() / 1000.0), fix, place.orElse(null), nanos);
        }
    }
}
