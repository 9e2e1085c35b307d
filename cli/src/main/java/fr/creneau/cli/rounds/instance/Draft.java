package fr.creneau.cli.rounds.instance;

import fr.creneau.cli.rounds.instance.Instance.DistanceRule;
import fr.creneau.cli.rounds.instance.Instance.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An instance while it is being read: what a file said, not yet believed. Not thread-safe. */
final class Draft {
    /** A site and the line that it stands in, 0 if it has no line of its own. */
    record Row(int line, Site site) {}

    final DistanceRule rounding;
    String name = "";
    int vehicles;
    int capacity;
    int depotNumber;
    final List<Row> rows = new ArrayList<>();

    Draft(DistanceRule rounding, int depotNumber) {
        this.rounding = rounding;
        this.depotNumber = depotNumber;
    }

    Instance checked(Faults faults) {
        if (vehicles < 1) {
            faults.add(0, "no count of vehicles was found: expected 1 or more");
        }
        if (capacity < 1) {
            faults.add(0, "no capacity was found: expected 1 or more");
        }
        Set<Integer> numbers = new HashSet<>();
        Site depot = null;
        List<Site> customers = new ArrayList<>();
        for (Row row : rows) {
            check(row, faults);
            if (!numbers.add(row.site.number())) {
                faults.add(row.line, "customer %d a second time: expected each once".formatted(row.site.number()));
            } else if (row.site.number() == depotNumber) {
                depot = row.site;
            } else {
                customers.add(row.site);
            }
        }
        if (depot == null) {
            faults.add(0, "the depot (number %d) is missing: expected one row for it".formatted(depotNumber));
        }
        if (customers.isEmpty()) {
            faults.add(0, "no customers were found: expected 1 or more");
        }
        faults.raise();
        return new Instance(name, vehicles, capacity, Objects.requireNonNull(depot), customers, rounding);
    }

    private void check(Row row, Faults faults) {
        Site site = row.site;
        if (site.latest() < site.earliest()) {
            faults.add(
                    row.line,
                    "customer %d has the window %s..%s: expected an end that is not before the start"
                            .formatted(site.number(), site.earliest(), site.latest()));
        }
        if (site.service() < 0) {
            faults.add(
                    row.line,
                    "customer %d has the service time %s: expected 0 or more".formatted(site.number(), site.service()));
        }
        if (capacity > 0 && site.demand() > capacity) {
            faults.add(
                    row.line,
                    "customer %d has the demand %d: expected %d, a vehicle's capacity, at most"
                            .formatted(site.number(), site.demand(), capacity));
        }
    }
}
