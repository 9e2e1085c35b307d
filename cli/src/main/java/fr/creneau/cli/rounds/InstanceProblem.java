package fr.creneau.cli.rounds;

import fr.creneau.cli.rounds.instance.Instance;
import fr.creneau.cli.rounds.instance.Instance.DistanceRule;
import fr.creneau.cli.rounds.instance.Instance.Site;
import fr.creneau.core.planning.Legs;
import fr.creneau.core.planning.Problem;
import fr.creneau.core.planning.Vehicle;
import fr.creneau.core.planning.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An instance in whole numbers, as the engine wants it. DIMACS instances are exact in tenths. Real distances are rounded
 * up to a ten-thousandth (less fine where a time or a place is far), windows inwards: what fits then fits in truth.
 *
 * @param problem in whole numbers
 * @param unitsPerLength whole units for one of the instance's own
 */
record InstanceProblem(Problem problem, double unitsPerLength) {
    private static final double FINEST = 10_000;

    /** The engine adds a time, two services and two legs, which may be twice a place: less than 2³¹ in sum. */
    private static final double LARGEST = 10 * Instance.LARGEST;

    static InstanceProblem of(Instance instance) {
        boolean real = instance.rounding() == DistanceRule.REAL;
        List<Site> sites = new ArrayList<>();
        sites.add(instance.depot());
        sites.addAll(instance.customers());
        double scale = real ? scale(sites) : 10;
        int[][] matrix = new int[sites.size()][sites.size()];
        for (int a = 0; a < matrix.length; a++) {
            for (int b = 0; b < matrix.length; b++) {
                double scaled = scale
                        * Math.hypot(
                                sites.get(a).x() - sites.get(b).x(),
                                sites.get(a).y() - sites.get(b).y());
                matrix[a][b] = (int) (real ? Math.ceil(scaled - 1e-6) : Math.floor(scaled + 1e-9));
            }
        }
        List<Visit> visits = new ArrayList<>();
        for (int k = 1; k < sites.size(); k++) {
            Site site = sites.get(k);
            int earliest = up(scale * site.earliest());
            // A window shorter than the rounding is kept as one moment.
            int latest = Math.max(earliest, down(scale * site.latest()));
            visits.add(new Visit(k, earliest, latest, up(scale * site.service()), site.demand(), Visit.ANY));
        }
        Site depot = instance.depot();
        Vehicle vehicle =
                new Vehicle(0, 0, up(scale * depot.earliest()), down(scale * depot.latest()), instance.capacity());
        List<Vehicle> vehicles = new ArrayList<>();
        for (int k = 0; k < Math.min(instance.vehicles(), visits.size()); k++) {
            vehicles.add(vehicle);
        }
        return new InstanceProblem(new Problem(new Matrix(matrix), visits, vehicles), scale);
    }

    private record Matrix(int[][] rows) implements Legs {
        @Override
        public int cost(int from, int to) {
            return rows[from][to];
        }

        @Override
        public int time(int from, int to) {
            return rows[from][to];
        }
    }

    private static double scale(List<Site> sites) {
        double longest = sites.stream()
                .flatMapToDouble(site -> DoubleStream.of(
                        Math.abs(site.earliest()),
                        Math.abs(site.latest()),
                        site.service(),
                        Math.abs(site.x()) + Math.abs(site.y())))
                .max()
                .orElse(0);
        double scale = FINEST;
        while (scale > 1 && longest * scale > LARGEST) {
            scale /= 10;
        }
        return scale;
    }

    private static int up(double value) {
        return (int) Math.ceil(value - 1e-6);
    }

    private static int down(double value) {
        return (int) Math.floor(value + 1e-6);
    }
}
