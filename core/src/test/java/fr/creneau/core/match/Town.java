package fr.creneau.core.match;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.geo.Plane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Streets sketched by hand: corners named by letters, in metres east and north of one point, and streets between them. A
 * van drives them at 10 m/s with a fix every two seconds, the first in the middle of a block.
 */
final class Town {
    static final Plane PLANE = Plane.touching(48.85, 2.35);

    private final List<double[]> corners = new ArrayList<>();
    private final List<int[]> arcs = new ArrayList<>();
    private String names = "";

    /** A–B–C in the north, D–E–F in the south, 200 m apart, and three streets between them. */
    static Town twoBlocks() {
        return new Town()
                .corner('A', 0, 200)
                .corner('B', 200, 200)
                .corner('C', 400, 200)
                .corner('D', 0, 0)
                .corner('E', 200, 0)
                .corner('F', 400, 0)
                .street("ABC")
                .street("DEF")
                .street("AD")
                .street("BE")
                .street("CF");
    }

    Town corner(char name, double x, double y) {
        names += name;
        corners.add(new double[] {x, y});
        return this;
    }

    /** Streets along these corners, driven both ways. */
    Town street(String along) {
        return oneWay(along).oneWay(new StringBuilder(along).reverse().toString());
    }

    Town oneWay(String along) {
        for (int i = 1; i < along.length(); i++) {
            arcs.add(new int[] {names.indexOf(along.charAt(i - 1)), names.indexOf(along.charAt(i))});
        }
        return this;
    }

    StreetNet net() {
        LatLon[] at = corners.stream().map(c -> PLANE.at(c[0], c[1])).toArray(LatLon[]::new);
        return StreetNet.of(
                Arrays.stream(at).mapToDouble(LatLon::lat).toArray(),
                Arrays.stream(at).mapToDouble(LatLon::lon).toArray(),
                arcs.stream().mapToInt(a -> a[0]).toArray(),
                arcs.stream().mapToInt(a -> a[1]).toArray());
    }

    /** An arc as the names of its corners. */
    String name(int arc) {
        return "" + names.charAt(arcs.get(arc)[0]) + names.charAt(arcs.get(arc)[1]);
    }

    int arc(String name) {
        for (int arc = 0; arc < arcs.size(); arc++) {
            if (name(arc).equals(name)) {
                return arc;
            }
        }
        throw new IllegalArgumentException("no street leads " + name);
    }

    double[] place(char corner) {
        return corners.get(names.indexOf(corner));
    }

    /** What a van sends while it drives from corner to corner: time, x and y, off by normal errors of this many metres. */
    List<double[]> drive(String along, double sigmaMetres, SplittableRandom random) {
        List<double[]> fixes = new ArrayList<>();
        double time = 0;
        for (int i = 1; i < along.length(); i++) {
            double[] from = place(along.charAt(i - 1));
            double[] to = place(along.charAt(i));
            double metres = Math.hypot(to[0] - from[0], to[1] - from[1]);
            for (double at = i == 1 ? 40 : 0; at < metres; at += 20) {
                double share = at / metres;
                fixes.add(new double[] {
                    time,
                    from[0] + share * (to[0] - from[0]) + sigmaMetres * random.nextGaussian(),
                    from[1] + share * (to[1] - from[1]) + sigmaMetres * random.nextGaussian()
                });
                time += 2;
            }
        }
        return fixes;
    }
}
