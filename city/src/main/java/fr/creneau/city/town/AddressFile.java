package fr.creneau.city.town;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.creneau.core.geo.LatLon;
import fr.creneau.routing.ExtractException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The two forms of French address files: BAN (semicolons, a header with {@code numero;rep;nom_voie;…;lon;lat}) and BANO
 * (commas, no header: id, number, street, postcode, city, source, lat, lon). Plain or gzipped; the content tells.
 * Stateless.
 */
final class AddressFile {
    private static final int BANO_COLUMNS = 8;

    private AddressFile() {}

    /**
     * What the file says within a box.
     *
     * @param skipped lines that are not of the form, or have no place
     */
    record Content(List<Door> doors, int skipped) {}

    static Content read(Path file, Bounds within) {
        try (Reader reader = open(file)) {
            reader.mark(1 << 13);
            boolean ban = firstLine(reader).startsWith("id;");
            reader.reset();
            return ban ? readBan(reader, within) : readBano(reader, within);
        } catch (IOException | RuntimeException e) {
            throw new ExtractException(
                    "%s cannot be read as an address file (%s). Maybe it is neither BAN (semicolons, a header) nor BANO (commas: id,number,street,postcode,city,source,lat,lon)."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return new java.io.BufferedReader(
                new InputStreamReader(gzipped ? new GZIPInputStream(in, 1 << 16) : in, StandardCharsets.UTF_8));
    }

    private static String firstLine(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0 && c != '\n' && line.length() < 4000; c = reader.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static Content readBan(Reader reader, Bounds within) {
        List<Door> doors = new ArrayList<>();
        int skipped = 0;
        for (var line : CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(reader)) {
            Map<String, String> fields = line.getFieldsAsMap();
            Optional<LatLon> place = findPlace(fields.getOrDefault("lat", ""), fields.getOrDefault("lon", ""));
            String street = fields.getOrDefault("nom_voie", "");
            if (place.isEmpty() || street.isBlank()) {
                skipped++;
            } else if (within.contains(place.get())) {
                String number = fields.getOrDefault("numero", "") + fields.getOrDefault("rep", "");
                doors.add(new Door(
                        "ban" + fields.getOrDefault("id", ""),
                        (number + " " + street).strip(),
                        fields.getOrDefault("code_postal", ""),
                        fields.getOrDefault("nom_commune", ""),
                        place.get(),
                        Optional.empty()));
            }
        }
        return new Content(doors, skipped);
    }

    private static Content readBano(Reader reader, Bounds within) {
        List<Door> doors = new ArrayList<>();
        int skipped = 0;
        for (CsvRecord line : CsvReader.builder().ofCsvRecord(reader)) {
            Optional<LatLon> place = line.getFieldCount() == BANO_COLUMNS
                    ? findPlace(line.getField(6), line.getField(7))
                    : Optional.empty();
            if (place.isEmpty() || line.getField(2).isBlank()) {
                skipped++;
            } else if (within.contains(place.get())) {
                doors.add(new Door(
                        "bano" + line.getField(0),
                        (line.getField(1) + " " + line.getField(2)).strip(),
                        line.getField(3),
                        line.getField(4),
                        place.get(),
                        Optional.empty()));
            }
        }
        return new Content(doors, skipped);
    }

    private static Optional<LatLon> findPlace(String lat, String lon) {
        try {
            return Optional.of(new LatLon(Double.parseDouble(lat), Double.parseDouble(lon)));
        } catch (IllegalArgumentException e) { // NumberFormatException is one
            return Optional.empty();
        }
    }
}
