package fr.creneau.cli.city;

import fr.creneau.city.day.DayMessage;
import fr.creneau.city.day.DayRound;
import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.town.Address;
import fr.creneau.city.town.Town;
import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./creneau city describe}: what a town holds and what its day will be, as JSON. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Tells what a town holds and what its simulated day will be, as JSON.")
public final class DescribeCommand implements Callable<Integer> {
    @Mixin
    private final TownOptions options = new TownOptions();

    @Mixin
    private final DayOptions dayOptions = new DayOptions(3);

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        dayOptions.check();
        Report report = new Report("city describe");
        try (Town town = options.load(System.err::println)) {
            describeTown(town, report);
            describeDay(dayOptions.plan(town), dayOptions.fixEverySeconds(), report);
        }
        report.note("The day is simulated; its chances are in noise.properties.");
        report.note("Map data " + Town.ATTRIBUTION + ", ODbL.");
        report.write(json);
        return Main.OK;
    }

    private static void describeTown(Town town, Report report) {
        report.put("name", town.name())
                .put("country", town.country())
                .put("time_zone", town.zone().getId())
                .put("named_streets", town.namedStreets())
                .put("addresses", town.addresses().size())
                .put(
                        "addresses_with_number",
                        town.addresses().stream()
                                .filter(address -> address.line().matches("\\d.*"))
                                .count())
                .put(
                        "addresses_by_kind",
                        town.addresses().stream()
                                .map(Address::kind)
                                .collect(Collectors.groupingBy(
                                        kind -> kind.word(), TreeMap::new, Collectors.counting())))
                .put("address_lines_skipped", town.skippedAddressLines())
                .put("depot_id", town.depot().id())
                .put("depot_lat", town.depot().gate().lat())
                .put("depot_lon", town.depot().gate().lon());
    }

    private static void describeDay(DeliveryDay day, int fixEverySeconds, Report report) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (DayRound round : day.rounds()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("round_id", round.id());
            one.put("stops", round.plan().size());
            one.put("parcels", round.allParcels().size());
            one.put("planned_departure", day.instantOf(round.plan().departure()).toString());
            one.put("really_departs", day.instantOf(round.truth().departure()).toString());
            one.put(
                    "planned_last_arrival",
                    day.instantOf(round.plan().stop(round.plan().size()).arrival())
                            .toString());
            one.put("really_back", day.instantOf(round.truth().back()).toString());
            told.add(one);
        }
        report.put("date", day.date().toString()).put("rounds", told);
        report.put("not_home", day.listToComeAgain().size());
        report.put(
                "messages",
                day.messages(fixEverySeconds).stream()
                        .collect(Collectors.groupingBy(DescribeCommand::word, TreeMap::new, Collectors.counting())));
    }

    private static String word(DayMessage message) {
        if (message instanceof DayMessage.VanFix) {
            return "positions";
        } else if (message instanceof DayMessage.ParcelScanned) {
            return "scans";
        }
        return message instanceof DayMessage.RoundIssued ? "plans" : "announcements";
    }
}
