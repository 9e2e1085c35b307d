package fr.creneau.cli.rounds.instance;

import fr.creneau.cli.rounds.instance.Instance.DistanceRule;
import fr.creneau.cli.rounds.instance.Instance.Site;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Solomon's text: a name, a line with the vehicles' number and capacity, then a line of seven numbers for the depot
 * (number 0) and each customer. Headings are known by not beginning with a digit. Source: M. Solomon, "Algorithms for the
 * vehicle routing and scheduling problems with time window constraints", Operations Research 35 (1987).
 */
final class SolomonText {
    private static final List<String> FIELDS =
            List.of("number", "x", "y", "demand", "ready time", "due date", "service time");

    private final List<String> lines;
    private final Faults faults;

    SolomonText(List<String> lines, Faults faults) {
        this.lines = lines;
        this.faults = faults;
    }

    Draft read() {
        Draft draft = new Draft(DistanceRule.REAL, 0);
        boolean fleetSeen = false;
        for (int k = 0; k < lines.size(); k++) {
            String line = lines.get(k).strip();
            if (line.isEmpty()) {
                continue;
            }
            if (draft.name.isEmpty()) {
                draft.name = line;
                continue;
            }
            boolean heading = Character.isLetter(line.charAt(0)) && line.matches("[A-Za-z. ]+");
            if (heading) {
                continue;
            }
            String[] words = line.split("\\s+");
            if (!fleetSeen) {
                fleetSeen = true;
                if (words.length != 2) {
                    faults.add(k + 1, "\"%s\": expected two numbers, vehicles and capacity".formatted(line));
                    continue;
                }
                draft.vehicles = faults.whole(k + 1, "number of vehicles", words[0], 1);
                draft.capacity = faults.whole(k + 1, "capacity", words[1], 1);
            } else {
                customer(draft, k + 1, words);
            }
        }
        return draft;
    }

    private void customer(Draft draft, int line, String[] words) {
        if (words.length != FIELDS.size()) {
            faults.add(
                    line,
                    "%d fields: expected %d (%s)".formatted(words.length, FIELDS.size(), String.join(", ", FIELDS)));
            return;
        }
        double[] values = new double[words.length];
        for (int f = 0; f < words.length; f++) {
            OptionalDouble value = faults.measure(line, FIELDS.get(f), words[f]);
            if (value.isEmpty()) {
                return;
            }
            values[f] = value.getAsDouble();
        }
        int number = faults.whole(line, FIELDS.get(0), words[0], 0);
        int demand = faults.whole(line, FIELDS.get(3), words[3], 0);
        draft.rows.add(
                new Draft.Row(line, new Site(number, values[1], values[2], demand, values[4], values[5], values[6])));
    }
}
