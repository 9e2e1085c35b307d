package fr.creneau.server.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.creneau.server.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads CSV with a header into the same JSON lines that the other forms bring, so that one set of checks holds. */
final class CsvForm {
    private static final List<String> PARCEL_COLUMNS = List.of(
            "parcel_id",
            "brand",
            "announced_at",
            "name",
            "email",
            "phone",
            "language",
            "address_line",
            "postcode",
            "city",
            "country",
            "lat",
            "lon");
    private static final List<String> ROUND_COLUMNS = List.of(
            "round_id",
            "version",
            "depot_id",
            "service_date",
            "time_zone",
            "driver",
            "departure",
            "van_id",
            "stop_id",
            "lat",
            "lon",
            "kind",
            "planned_arrival",
            "service_s",
            "parcel_id");
    private static final List<String> STOP_COLUMNS = List.of("lat", "lon", "kind", "planned_arrival", "service_s");
    private static final Set<String> NUMBERS = Set.of("version", "lat", "lon", "service_s");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern STOP_PATH = Pattern.compile("stops\\[(\\d+)](?:\\.parcels\\[(\\d+)])?.*");

    private CsvForm() {}

    /** One row a parcel. */
    static void parcels(InputStream body, Batch batch) throws IOException {
        read(body, PARCEL_COLUMNS, batch, (row, whole) -> {
            if (!whole) {
                return;
            }
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            copy(row, line, "parcel_id", "brand", "announced_at");
            ObjectNode recipient = line.putObject("recipient");
            copy(row, recipient, "name", "email", "phone", "language");
            ObjectNode address = line.putObject("address");
            put(row, "address_line", address, "line");
            copy(row, address, "postcode", "city", "country", "lat", "lon");
            int number = (int) row.getStartingLineNumber();
            batch.line(line, bad -> new Batch.Place(number, column(bad.field())));
        });
    }

    /** One row a parcel of a round; a round is judged whole, when all of its rows are known. */
    static void rounds(InputStream body, Batch batch) throws IOException {
        Map<String, RoundRows> rounds = new LinkedHashMap<>();
        Set<String> torn = new HashSet<>();
        read(body, ROUND_COLUMNS, batch, (row, whole) -> {
            String id = row.findField("round_id").orElse("");
            if (whole) {
                rounds.computeIfAbsent(id, first -> new RoundRows(row)).add(row);
            } else {
                torn.add(id);
            }
        });
        rounds.forEach((id, round) -> {
            if (torn.contains(id)) {
                batch.unreadable(round.firstLine, BadField.of("round_id", id, "a round whose rows are all whole"));
            } else {
                batch.line(round.plan, round::placeOf);
            }
        });
    }

    /** The rows of one round, gathered into its plan. */
    private static final class RoundRows {
        private final ObjectNode plan = JsonNodeFactory.instance.objectNode();
        private final ArrayNode stops = plan.putArray("stops");
        private final int firstLine;
        private final List<List<Integer>> lines = new ArrayList<>();
        private @Nullable NamedCsvRecord lastStop;

        RoundRows(NamedCsvRecord row) {
            firstLine = (int) row.getStartingLineNumber();
            copy(row, plan, "round_id", "version", "depot_id", "service_date", "time_zone", "driver", "departure");
            ObjectNode van = plan.putArray("vans").addObject();
            copy(row, van, "van_id");
            put(row, "departure", van, "from");
        }

        void add(NamedCsvRecord row) {
            if (lastStop == null || !sameStop(lastStop, row)) {
                ObjectNode stop = stops.addObject();
                copy(row, stop, "stop_id");
                STOP_COLUMNS.forEach(column -> put(row, column, stop, column));
                stop.putArray("parcels");
                lines.add(new ArrayList<>());
                lastStop = row;
            }
            ((ArrayNode) stops.get(stops.size() - 1).get("parcels")).add(row.getField("parcel_id"));
            lines.get(lines.size() - 1).add((int) row.getStartingLineNumber());
        }

        Batch.Place placeOf(BadField bad) {
            Matcher path = STOP_PATH.matcher(bad.field());
            if (!path.matches()) {
                return new Batch.Place(firstLine, column(bad.field()));
            }
            List<Integer> rows = lines.get(Integer.parseInt(path.group(1)));
            int parcel = path.group(2) == null ? 0 : Integer.parseInt(path.group(2));
            return new Batch.Place(rows.get(parcel), path.group(2) == null ? column(bad.field()) : "parcel_id");
        }

        private static boolean sameStop(NamedCsvRecord a, NamedCsvRecord b) {
            return a.getField("stop_id").equals(b.getField("stop_id"))
                    && STOP_COLUMNS.stream()
                            .allMatch(column -> a.getField(column).equals(b.getField(column)));
        }
    }

    private interface RowReader {
        void read(NamedCsvRecord row, boolean whole);
    }

    /** A row with too few or too many fields is given as not whole: it spoils no other. */
    private static void read(InputStream body, List<String> columns, Batch batch, RowReader reader) throws IOException {
        boolean any = false;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .detectBomHeader(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofNamedCsvRecord(body, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : rows) {
                if (!any) {
                    requireColumns(row.getHeader(), columns);
                    any = true;
                }
                int width = row.getHeader().size();
                boolean whole = row.getFieldCount() == width;
                if (!whole) {
                    batch.unreadable(
                            (int) row.getStartingLineNumber(),
                            BadField.of("line", row.getFieldCount() + " fields", width + " fields, as in the header"));
                }
                reader.read(row, whole);
            }
        } catch (CsvParseException e) {
            throw Problem.badValue(400, "body", null, "CSV in UTF-8, quotes closed, no field beyond 16 MB")
                    .thrown();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!any) {
            throw Problem.badValue(400, "body", null, "a header and at least one row")
                    .thrown();
        }
    }

    private static void requireColumns(List<String> header, List<String> columns) {
        for (String column : columns) {
            if (!header.contains(column)) {
                throw Problem.badValue(400, column, null, "the columns " + String.join(",", columns))
                        .thrown();
            }
        }
    }

    private static void copy(NamedCsvRecord row, ObjectNode into, String... columns) {
        for (String column : columns) {
            put(row, column, into, column);
        }
    }

    private static void put(NamedCsvRecord row, String column, ObjectNode into, String name) {
        String value = row.getField(column);
        if (value.isEmpty()) {
            return;
        }
        if (NUMBERS.contains(column) && WHOLE.matcher(value).matches()) {
            into.put(name, Long.parseLong(value));
        } else if (NUMBERS.contains(column) && NUMBER.matcher(value).matches()) {
            into.put(name, Double.parseDouble(value));
        } else {
            into.put(name, value);
        }
    }

    /** The column that a path of the JSON form stands for. */
    private static String column(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return path.equals("address.line") ? "address_line" : path.equals("vans[0].from") ? "departure" : last;
    }
}
