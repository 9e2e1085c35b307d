package fr.creneau.city.town;

import fr.creneau.city.noise.Chance;
import fr.creneau.city.noise.Noise;
import fr.creneau.city.plan.KindMix;
import fr.creneau.core.geo.LatLon;
import fr.creneau.routing.Countries;
import fr.creneau.routing.ExtractException;
import fr.creneau.routing.StreetGraph;
import fr.creneau.routing.osm.OsmExtract;
import fr.creneau.routing.osm.OsmNode;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** A town in which parcels are delivered. Immutable and thread-safe; close it to free the street graph. */
public final class Town implements AutoCloseable {
    /** To be shown with every map and page that is made from an extract. */
    public static final String ATTRIBUTION = "© OpenStreetMap contributors";

    /** A door further than this from a street that a van can reach gets no parcels. */
    private static final double DOOR_TO_KERB_METRES = 120;

    private static final double MARGIN_METRES = 300;

    /** A depot serves what lies around it: an extract of a whole county is cut to its densest part. */
    private static final double REACH_METRES = 6000;

    /** A map with fewer numbers and buildings is one of streets alone. */
    private static final int FEW_DOORS = 400;

    /** Side of the cells in which addresses are counted to find the town's centre. */
    private static final double CELL_DEGREES = 0.005;

    private final String name;
    private final String country;
    private final ZoneId zone;
    private final StreetGraph streets;
    private final OsmExtract extract;
    private final List<Address> addresses;
    private final Bounds bounds;
    private final LatLon centre;
    private final Depot depot;
    private final int namedStreets;
    private final int skippedAddressLines;

    private Town(OsmExtract extract, StreetGraph streets, Optional<Path> addressFile, String fallbackName) {
        this.extract = extract;
        this.streets = streets;
        List<Street> named = MapAddresses.listStreets(extract);
        if (named.isEmpty()) {
            throw new ExtractException("The extract has no street with a name. Maybe take one of a whole town.");
        }
        this.namedStreets = (int) named.stream().map(Street::name).distinct().count();
        Bounds known =
                Bounds.around(named.stream().flatMap(s -> s.line().stream()).toList());
        this.country = Countries.findIso2(known.middle()).orElse("FR");
        this.zone = TimeZones.of(country, known.middle());
        List<Door> doors = new ArrayList<>();
        if (addressFile.isPresent()) {
            AddressFile.Content content = AddressFile.read(addressFile.get(), known);
            skippedAddressLines = content.skipped();
            doors.addAll(content.doors());
        } else {
            skippedAddressLines = 0;
            doors.addAll(MapAddresses.listNumbered(extract));
            doors.addAll(MapAddresses.listBuildings(extract, named));
            if (doors.size() < FEW_DOORS) {
                doors.addAll(MapAddresses.listAlongStreets(named));
            }
        }
        this.name = findName(extract, doors, known).orElse(fallbackName);
        this.centre = doors.isEmpty() ? known.middle() : densestPlace(doors);
        this.addresses = reachable(doors.stream()
                .filter(door -> door.place().metresTo(centre) <= REACH_METRES)
                .toList());
        if (addresses.isEmpty()) {
            throw new ExtractException(
                    addressFile.isPresent()
                            ? "None of the addresses of %s lies at a street of the extract. Maybe the two are of different places."
                                    .formatted(addressFile.get())
                            : "The extract has no address and no building at a street. Maybe give --addresses too.");
        }
        this.bounds =
                Bounds.around(addresses.stream().map(Address::door).toList()).widened(MARGIN_METRES);
        this.depot =
                new Depot("DEP-" + slug(name), DepotFinder.find(extract, streets, addresses, centre, REACH_METRES));
    }

    /**
     * Reads a town.
     *
     * @param osm an OpenStreetMap extract
     * @param addressFile addresses to take instead of the map's, BAN or BANO
     * @param cache a folder in which the imported street graph is kept
     * @param progress told what is being done, a sentence each
     * @throws ExtractException when a file is not what it should be; the message says what to try
     */
    public static Town load(Path osm, Optional<Path> addressFile, Path cache, Consumer<String> progress) {
        progress.accept("Reading the map " + osm.getFileName());
        OsmExtract extract = OsmExtract.read(osm);
        progress.accept("Opening the streets");
        StreetGraph streets = StreetGraph.open(osm, cache);
        try {
            progress.accept("Finding addresses that a van can reach");
            return new Town(extract, streets, addressFile, nameOf(osm));
        } catch (RuntimeException e) {
            streets.close();
            throw e;
        }
    }

    /** The largest city or town that the map names, else the city that most addresses name. */
    private static Optional<String> findName(OsmExtract extract, List<Door> doors, Bounds known) {
        List<String> ranks = List.of("city", "town");
        return extract.nodes().stream()
                .filter(node -> ranks.contains(node.tags().getOrDefault("place", ""))
                        && node.tags().containsKey("name")
                        && known.contains(node.place()))
                .min(Comparator.comparingInt(
                                (OsmNode node) -> ranks.indexOf(node.tags().get("place")))
                        .thenComparingLong(node -> -population(node))
                        .thenComparingDouble(node -> node.place().metresTo(known.middle())))
                .map(node -> node.tags().getOrDefault("name", ""))
                .or(() -> findMostFrequent(doors, Door::city)
                        .filter(city -> doors.stream()
                                        .filter(door -> door.city().equals(city))
                                        .count()
                                >= doors.size() / 10));
    }

    /** {@code monaco-latest.osm.pbf} becomes {@code Monaco}. */
    private static String nameOf(Path extract) {
        String file = String.valueOf(extract.getFileName());
        String word = file.replaceFirst("\\..*$", "").replaceFirst("-latest$", "");
        return word.isEmpty() ? "Ville" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static long population(OsmNode node) {
        String digits = node.tags().getOrDefault("population", "").replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > 12 ? 0 : Long.parseLong(digits);
    }

    private List<Address> reachable(List<Door> doors) {
        String postcode = findMostFrequent(doors, Door::postcode).orElse("MC".equals(country) ? "98000" : "00000");
        KindMix mix = new KindMix(Noise.standard());
        List<Address> reached = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Door door : doors) {
            Optional<LatLon> kerb =
                    streets.findStreetPoint(door.place()).filter(k -> k.metresTo(door.place()) <= DOOR_TO_KERB_METRES);
            String id = door.id().replaceAll("[^A-Za-z0-9._:-]", "-");
            if (kerb.isPresent() && id.length() <= 64 && seen.add(id)) {
                reached.add(new Address(
                        id,
                        door.line(),
                        door.postcode().isBlank() ? postcode : door.postcode(),
                        door.city().isBlank() ? name : door.city(),
                        door.place(),
                        kerb.get(),
                        door.kind().orElseGet(() -> mix.draw(new Chance(Chance.number(id))))));
            }
        }
        reached.sort(Comparator.comparing(Address::id));
        return reached;
    }

    private static Optional<String> findMostFrequent(List<Door> doors, Function<Door, String> field) {
        Map<String, Integer> counts = new HashMap<>();
        for (Door door : doors) {
            if (!field.apply(door).isBlank()) {
                counts.merge(field.apply(door), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** The middle of the doors in the cell that has most of them. */
    private static LatLon densestPlace(List<Door> doors) {
        Map<Long, List<Door>> cells = new TreeMap<>();
        for (Door door : doors) {
            long row = Math.round(door.place().lat() / CELL_DEGREES);
            long column = Math.round(door.place().lon() / CELL_DEGREES);
            cells.computeIfAbsent(row * 1_000_000 + column, cell -> new ArrayList<>())
                    .add(door);
        }
        List<Door> densest =
                cells.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow();
        return new LatLon(
                densest.stream().mapToDouble(d -> d.place().lat()).average().orElseThrow(),
                densest.stream().mapToDouble(d -> d.place().lon()).average().orElseThrow());
    }

    /** The name in capital letters of the alphabet, for ids. */
    private static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "-");
        return plain.substring(0, Math.min(plain.length(), 40));
    }

    public String name() {
        return name;
    }

    /** ISO 3166-1 alpha-2. */
    public String country() {
        return country;
    }

    public ZoneId zone() {
        return zone;
    }

    /** Within 6 km of the {@link #centre}, sorted by id. */
    public List<Address> addresses() {
        return addresses;
    }

    /** Around all addresses, with some margin. */
    public Bounds bounds() {
        return bounds;
    }

    /** Where addresses stand closest. */
    public LatLon centre() {
        return centre;
    }

    public Depot depot() {
        return depot;
    }

    /** How many different names streets have. */
    public int namedStreets() {
        return namedStreets;
    }

    /** Lines of the address file that were not of its form. */
    public int skippedAddressLines() {
        return skippedAddressLines;
    }

    public StreetGraph streets() {
        return streets;
    }

    /** All that the map holds, for drawing it. */
    public OsmExtract extract() {
        return extract;
    }

    @Override
    public void close() {
        streets.close();
    }
}
