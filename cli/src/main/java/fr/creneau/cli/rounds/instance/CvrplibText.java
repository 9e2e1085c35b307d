package fr.creneau.cli.rounds.instance;

import fr.creneau.cli.rounds.instance.Instance.DistanceRule;
import fr.creneau.cli.rounds.instance.Instance.Site;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * CVRPLIB's form of an instance with time windows: {@code KEY : value} lines, then sections of rows that begin with a
 * node's number. Distances are cut off after one decimal, as the DIMACS challenge of 2022 and CVRPLIB's best known
 * solutions have it.
 */
final class CvrplibText {
    private static final Map<String, Integer> ROW_VALUES = Map.of(
            "NODE_COORD_SECTION", 2,
            "DEMAND_SECTION", 1,
            "TIME_WINDOW_SECTION", 2,
            "SERVICE_TIME_SECTION", 1,
            "DEPOT_SECTION", 0);
    private static final List<String> NEEDED =
            List.of("NODE_COORD_SECTION", "DEMAND_SECTION", "TIME_WINDOW_SECTION", "DEPOT_SECTION");

    /** Line and numbers of a row. */
    private record Values(int line, double[] numbers) {}

    private final List<String> lines;
    private final Faults faults;
    private final Map<String, TreeMap<Integer, Values>> sections = new HashMap<>();
    private double serviceForAll;
    private int dimension;
    private int dimensionLine;

    CvrplibText(List<String> lines, Faults faults) {
        this.lines = lines;
        this.faults = faults;
    }

    Draft read() {
        Draft draft = new Draft(DistanceRule.ONE_DECIMAL, -1);
        String section = "";
        for (int k = 0; k < lines.size(); k++) {
            String line = lines.get(k).strip();
            if (line.equals("EOF")) {
                break;
            }
            if (line.isEmpty()) {
                continue;
            }
            if (line.endsWith("_SECTION")) {
                section = line;
                if (!ROW_VALUES.containsKey(section)) {
                    faults.add(
                            k + 1,
                            "section %s: expected one of %s"
                                    .formatted(
                                            section,
                                            ROW_VALUES.keySet().stream()
                                                    .sorted()
                                                    .toList()));
                }
            } else if (section.isEmpty()) {
                header(draft, k + 1, line);
            } else if (ROW_VALUES.containsKey(section)) {
                row(draft, section, k + 1, line.split("\\s+"));
            }
        }
        for (String needed : NEEDED) {
            boolean seen = needed.equals("DEPOT_SECTION") ? draft.depotNumber >= 0 : sections.containsKey(needed);
            if (!seen) {
                faults.add(0, "%s is missing or empty: expected it with a row for each node".formatted(needed));
            }
        }
        join(draft);
        return draft;
    }

    private void header(Draft draft, int line, String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            faults.add(line, "\"%s\": expected KEY : value, or a section".formatted(text));
            return;
        }
        String value = text.substring(colon + 1).strip();
        switch (text.substring(0, colon).strip()) {
            case "NAME" -> draft.name = value;
            case "VEHICLES" -> draft.vehicles = faults.whole(line, "VEHICLES", value, 1);
            case "CAPACITY" -> draft.capacity = faults.whole(line, "CAPACITY", value, 1);
            case "SERVICE_TIME" ->
                serviceForAll = faults.measure(line, "SERVICE_TIME", value).orElse(0);
            case "DIMENSION" -> {
                dimension = faults.whole(line, "DIMENSION", value, 1);
                dimensionLine = line;
            }
            case "TYPE" -> expect(line, "TYPE", value, "VRPTW");
            case "EDGE_WEIGHT_TYPE" -> expect(line, "EDGE_WEIGHT_TYPE", value, "EUC_2D");
            default -> {
                // COMMENT, and what others add.
            }
        }
    }

    private void expect(int line, String key, String value, String expected) {
        if (!value.equals(expected)) {
            faults.add(line, "%s %s: expected %s".formatted(key, value, expected));
        }
    }

    private void row(Draft draft, String section, int line, String[] words) {
        if (words[0].equals("-1")) {
            return;
        }
        int node = faults.whole(line, "node", words[0], 0);
        if (section.equals("DEPOT_SECTION")) {
            if (draft.depotNumber >= 0) {
                faults.add(line, "depot %d beside depot %d: expected one".formatted(node, draft.depotNumber));
            }
            draft.depotNumber = node;
            return;
        }
        int expected = ROW_VALUES.getOrDefault(section, 0);
        if (words.length != expected + 1) {
            faults.add(
                    line,
                    "%d numbers after the node in %s: expected %d".formatted(words.length - 1, section, expected));
            return;
        }
        double[] numbers = new double[expected];
        for (int f = 0; f < expected; f++) {
            String field = section + " of node " + node;
            OptionalDouble value = section.equals("DEMAND_SECTION")
                    ? faults.number(line, field, words[f + 1])
                    : faults.measure(line, field, words[f + 1]);
            if (value.isEmpty()) {
                return;
            }
            numbers[f] = value.getAsDouble();
        }
        if (sections.computeIfAbsent(section, s -> new TreeMap<>()).put(node, new Values(line, numbers)) != null) {
            faults.add(line, "node %d a second time in %s: expected each once".formatted(node, section));
        }
    }

    private void join(Draft draft) {
        TreeMap<Integer, Values> places = section("NODE_COORD_SECTION");
        TreeMap<Integer, Values> demands = section("DEMAND_SECTION");
        TreeMap<Integer, Values> windows = section("TIME_WINDOW_SECTION");
        TreeMap<Integer, Values> services = section("SERVICE_TIME_SECTION");
        if (dimensionLine > 0 && dimension != places.size()) {
            faults.add(
                    dimensionLine,
                    "DIMENSION %d, and %d nodes have coordinates: expected as many"
                            .formatted(dimension, places.size()));
        }
        TreeMap<Integer, Integer> lines = new TreeMap<>();
        for (TreeMap<Integer, Values> section : List.of(places, demands, windows, services)) {
            section.forEach((node, row) -> lines.putIfAbsent(node, row.line));
        }
        lines.forEach((node, line) -> {
            Values place = places.get(node);
            Values demand = demands.get(node);
            Values window = windows.get(node);
            boolean depot = node == draft.depotNumber;
            double service = 0;
            if (!depot) {
                Values own = services.get(node);
                service = own == null ? serviceForAll : own.numbers[0];
                missing(!services.isEmpty() && own == null, node, line, "service time");
            }
            missing(place == null, node, line, "coordinates");
            missing(demand == null, node, line, "demand");
            missing(window == null, node, line, "time window");
            if (place != null && demand != null && window != null) {
                int load = faults.whole(demand.line, "demand of node " + node, plain(demand.numbers[0]), 0);
                double[] at = place.numbers;
                draft.rows.add(new Draft.Row(
                        window.line,
                        new Site(node, at[0], at[1], load, window.numbers[0], window.numbers[1], service)));
            }
        });
    }

    private void missing(boolean isMissing, int node, int line, String what) {
        if (isMissing) {
            faults.add(line, "node %d has no %s: expected one for each node".formatted(node, what));
        }
    }

    private TreeMap<Integer, Values> section(String name) {
        return sections.getOrDefault(name, new TreeMap<>());
    }

    private static String plain(double value) {
        return new BigDecimal(value).toPlainString();
    }
}
