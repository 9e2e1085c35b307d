package fr.creneau.routing;

import static com.graphhopper.json.Statement.If;
import static com.graphhopper.json.Statement.Op.LIMIT;
import static com.graphhopper.json.Statement.Op.MULTIPLY;

import com.graphhopper.GHRequest;
import com.graphhopper.GHResponse;
import com.graphhopper.GraphHopper;
import com.graphhopper.ResponsePath;
import com.graphhopper.config.Profile;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.subnetwork.TarjanSCC;
import com.graphhopper.routing.util.DefaultSnapFilter;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.PMap;
import com.graphhopper.util.Parameters;
import com.graphhopper.util.PointList;
import com.graphhopper.util.details.PathDetail;
import com.graphhopper.util.shapes.GHPoint3D;
import fr.creneau.core.geo.LatLon;
import fr.creneau.core.match.StreetNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The streets of an OpenStreetMap extract as a delivery van may use them. Opening imports the extract once and keeps the
 * graph in a folder; later openings load it. Safe for many threads after opening; close it to free its memory.
 */
public final class StreetGraph implements AutoCloseable {
    private static final String VAN = "van";

    /**
     * Part of the kept graph's name: raise it when the encoded values or the model below change, or an old graph would
     * be loaded with a new model.
     */
    private static final String MODEL_VERSION = "van1";

    private final GraphHopper hopper;
    private final Weighting weighting;
    private final EdgeFilter reachable;

    private StreetGraph(GraphHopper hopper) {
        this.hopper = hopper;
        this.weighting = hopper.createWeighting(hopper.getProfile(VAN), new PMap());
        this.reachable = reachableFilter(hopper, weighting);
    }

    /**
     * Opens the graph of an extract ({@code .osm.pbf}, {@code .osm}, {@code .osm.gz}).
     *
     * @param cacheFolder where imported graphs are kept, one folder for each extract; made when absent
     * @throws ExtractException when the file is no extract or holds no street
     */
    public static StreetGraph open(Path extract, Path cacheFolder) {
        Path kept = cacheFolder.resolve(MODEL_VERSION + "-" + ContentHash.of(extract));
        try {
            if (!Files.isDirectory(kept)) {
                importExtract(extract, cacheFolder, kept);
            }
        } catch (IOException e) {
            throw new ExtractException(
                    "The streets of %s could not be kept in %s: %s".formatted(extract, cacheFolder, e.getMessage()), e);
        }
        GraphHopper hopper = newHopper(extract, kept);
        hopper.setAllowWrites(false);
        hopper.importOrLoad();
        return new StreetGraph(hopper);
    }

    /** Imports beside the place and moves the whole folder there: a killed import leaves nothing that looks finished. */
    private static void importExtract(Path extract, Path cacheFolder, Path kept) throws IOException {
        Files.createDirectories(cacheFolder);
        Path unfinished = Files.createTempDirectory(cacheFolder, "unfinished-");
        try {
            newHopper(extract, unfinished).importAndClose();
            Files.move(unfinished, kept);
        } catch (RuntimeException e) {
            throw new ExtractException(
                    "%s holds no street network that can be read (%s). Maybe check that it is an OpenStreetMap extract, .osm.pbf or .osm."
                            .formatted(extract, e.getMessage()),
                    e);
        } catch (IOException e) {
            if (!Files.isDirectory(kept)) { // else another process was quicker with the same extract
                throw e;
            }
        } finally {
            deleteIfPresent(unfinished);
        }
    }

    private static void deleteIfPresent(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static GraphHopper newHopper(Path extract, Path folder) {
        GraphHopper hopper = new GraphHopper();
        hopper.setOSMFile(extract.toString());
        hopper.setGraphHopperLocation(folder.toString());
        hopper.setEncodedValuesString("car_access, car_average_speed, road_class");
        hopper.setProfiles(new Profile(VAN).setCustomModel(vanModel()));
        hopper.getRouterConfig().setSimplifyResponse(false);
        return hopper;
    }

    /**
     * The quickest way of a van. GraphHopper's car speeds know speed limits and kinds of road but no lights and no
     * junctions; the shares below (an assumption) bring streets in a town to 20–25 km/h on empty roads.
     */
    private static CustomModel vanModel() {
        return new CustomModel()
                .setDistanceInfluence(0d)
                .addToPriority(If("!car_access", MULTIPLY, "0"))
                .addToSpeed(If("true", LIMIT, "car_average_speed"))
                .addToSpeed(If("road_class != MOTORWAY && road_class != TRUNK", MULTIPLY, "0.75"))
                .addToSpeed(If("true", LIMIT, "90"));
    }

    /** Streets of the largest part of the network in which every place can be reached from every other. */
    private static EdgeFilter reachableFilter(GraphHopper hopper, Weighting weighting) {
        EdgeFilter forward = edge -> Double.isFinite(weighting.calcEdgeWeight(edge, false));
        var biggest =
                TarjanSCC.findComponents(hopper.getBaseGraph(), forward, true).getBiggestComponent();
        BitSet main = new BitSet(hopper.getBaseGraph().getNodes());
        biggest.forEach((com.carrotsearch.hppc.procedures.IntProcedure) main::set);
        EdgeFilter usable = new DefaultSnapFilter(
                weighting, hopper.getEncodingManager().getBooleanEncodedValue(Subnetwork.key(VAN)));
        return edge -> main.get(edge.getBaseNode()) && main.get(edge.getAdjNode()) && usable.accept(edge);
    }

    /** The nearest place on a street that can be reached from everywhere and left again; empty when over 500 m away. */
    public Optional<LatLon> findStreetPoint(LatLon point) {
        return findSnap(point).map(Snap::getSnappedPoint).map(p -> new LatLon(p.getLat(), p.getLon()));
    }

    private Optional<Snap> findSnap(LatLon point) {
        Snap snap = hopper.getLocationIndex().findClosest(point.lat(), point.lon(), reachable);
        return snap.isValid() && snap.getQueryDistance() <= 500 ? Optional.of(snap) : Optional.empty();
    }

    /** The quickest way on empty streets; empty when either point is far from streets or no way leads between them. */
    public Optional<Route> findRoute(LatLon from, LatLon to) {
        Optional<LatLon> start = findStreetPoint(from);
        Optional<LatLon> end = findStreetPoint(to);
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        GHRequest request = new GHRequest(
                        start.get().lat(),
                        start.get().lon(),
                        end.get().lat(),
                        end.get().lon())
                .setProfile(VAN)
                .setPathDetails(List.of(Parameters.Details.TIME));
        request.putHint(Parameters.Routing.INSTRUCTIONS, false);
        GHResponse response = hopper.route(request);
        return response.hasErrors() ? Optional.empty() : Optional.of(routeOf(response.getBest()));
    }

    private static Route routeOf(ResponsePath path) {
        PointList points = path.getPoints();
        List<LatLon> line = new ArrayList<>(points.size());
        for (GHPoint3D point : points) {
            line.add(new LatLon(point.getLat(), point.getLon()));
        }
        if (line.size() == 1) { // from a place to itself
            line.add(line.get(0));
        }
        double[] seconds = new double[line.size()];
        for (PathDetail edge : path.getPathDetails().getOrDefault(Parameters.Details.TIME, List.of())) {
            spread(edge, line, seconds);
        }
        List<Double> secondsAt = new ArrayList<>(seconds.length);
        for (double second : seconds) {
            secondsAt.add(second);
        }
        return new Route(line, secondsAt, path.getDistance());
    }

    /** Spreads the seconds of one street section over its points by length. */
    private static void spread(PathDetail section, List<LatLon> line, double[] seconds) {
        double sectionSeconds = ((Number) section.getValue()).longValue() / 1000.0;
        double metres = 0;
        for (int i = section.getFirst(); i < section.getLast(); i++) {
            metres += line.get(i).metresTo(line.get(i + 1));
        }
        double done = 0;
        for (int i = section.getFirst(); i < section.getLast(); i++) {
            done += line.get(i).metresTo(line.get(i + 1));
            seconds[i + 1] =
                    seconds[section.getFirst()] + (metres > 0 ? sectionSeconds * done / metres : sectionSeconds);
        }
    }

    /**
     * Travel between every two of the points on empty streets.
     *
     * @param points each within 500 m of a street that can be reached; some hundred
     * @throws IllegalArgumentException when a point is too far from every street
     */
    public TravelMatrix matrix(List<LatLon> points) {
        List<Snap> snaps = new ArrayList<>(points.size());
        for (LatLon point : points) {
            snaps.add(findSnap(point)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no street that a van can reach within 500 m of %s".formatted(point))));
        }
        QueryGraph graph = QueryGraph.create(hopper.getBaseGraph(), snaps);
        return new ManyToMany(graph, weighting, snaps).matrix();
    }

    /**
     * The streets that a van may drive, one-way streets in their direction, as straight arcs to match positions to. Not those
     * for feet, nor private ways: what routes never use.
     *
     * @param within which places matter; a street is taken whole
     * @return empty where no street has a point within
     */
    public Optional<StreetNet> drivableNet(Predicate<LatLon> within) {
        return DrivableNet.of(hopper.getBaseGraph(), weighting, within);
    }

    @Override
    public void close() {
        hopper.close();
    }
}
