package fr.creneau.cli.bench;

import fr.creneau.core.geo.LatLon;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Vans for a load: each has a round of its own whose stops lie along a straight street, and drives along it. No likeness
 * to a real day is meant; the city makes those.
 *
 * @param vans how many, each with one round
 * @param stops of each round
 * @param secondsBetweenStops driving straight on
 * @param start when the last rounds leave; the others left up to a stop's time before, so that not all reach a door at
 *     once
 * @param zone of the addresses: recipients are told by its clocks
 */
record Fleet(int vans, int stops, int secondsBetweenStops, Instant start, ZoneId zone) {
    private static final double METRES_PER_DEGREE = 111_195;
    private static final double SPEED_MPS = 5;
    private static final LatLon ORIGIN = new LatLon(43.70, 7.20);

    /** A zone whose clocks show that hour, from 0 to 23. */
    static ZoneId zoneWhereItIs(int hour, Instant now) {
        int west = Math.floorMod(now.atOffset(ZoneOffset.UTC).getHour() - hour + 11, 24) - 11;
        return ZoneId.of("Etc/GMT%+d".formatted(west));
    }

    static String van(int number) {
        return "bench-van-" + number;
    }

    static String round(int number) {
        return "bench-round-" + number;
    }

    String depot(int number) {
        return "bench-depot-" + number % 75;
    }

    LocalDate serviceDate() {
        return LocalDate.ofInstant(start, zone);
    }

    /** The van's round plan as the JSON of {@code /api/v1/rounds}. */
    String plan(int number) {
        Instant departure = departure(number);
        StringBuilder json = new StringBuilder(stops * 160);
        json.append("{\"round_id\":\"")
                .append(round(number))
                .append("\",\"version\":1,\"depot_id\":\"")
                .append(depot(number))
                .append("\",\"service_date\":\"")
                .append(serviceDate())
                .append("\",\"time_zone\":\"" + zone.getId() + "\",\"driver\":\"D-")
                .append(number)
                .append("\",\"issued_at\":\"")
                .append(departure.minusSeconds(3600))
                .append("\",\"departure\":\"")
                .append(departure)
                .append("\",\"vans\":[{\"van_id\":\"")
                .append(van(number))
                .append("\",\"from\":\"")
                .append(departure.minusSeconds(60))
                .append("\"}],\"stops\":[");
        for (int stop = 0; stop < stops; stop++) {
            Instant arrival = arrival(number, stop);
            LatLon door = along(number, Duration.between(departure, arrival).toSeconds() * SPEED_MPS);
            json.append(stop == 0 ? "" : ",")
                    .append("{\"stop_id\":\"s")
                    .append(stop)
                    .append("\",\"lat\":")
                    .append(coordinate(door.lat()))
                    .append(",\"lon\":")
                    .append(coordinate(door.lon()))
                    .append(",\"kind\":\"house\",\"planned_arrival\":\"")
                    .append(arrival)
                    .append("\",\"service_s\":60,\"parcels\":[\"")
                    .append(parcel(number, stop))
                    .append("\"]}");
        }
        return json.append("]}").toString();
    }

    /** A parcel id of the carrier's own form: an SSCC whose serial is van and stop. */
    static String parcel(int number, int stop) {
        String body = "3%08d%08d".formatted(number, stop);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return body + (10 - sum % 10) % 10;
    }

    /**
     * The van's fixes as the JSON array of {@code /api/v1/positions}.
     *
     * @param first the observed time of the first, in whole milliseconds
     * @return the bytes written into {@code into}
     */
    int fixes(int number, Instant first, long stepMs, int count, byte[] into) {
        Instant departure = departure(number);
        int length = put(into, 0, "[");
        for (int i = 0; i < count; i++) {
            Instant at = first.plusMillis(i * stepMs);
            LatLon place = along(number, Duration.between(departure, at).toMillis() / 1000.0 * SPEED_MPS);
            length = put(into, length, i == 0 ? "{\"van_id\":\"" : ",{\"van_id\":\"");
            length = put(into, length, van(number));
            length = put(into, length, "\",\"at\":\"");
            length = put(into, length, at.truncatedTo(ChronoUnit.MILLIS).toString());
            length = put(into, length, "\",\"lat\":");
            length = put(into, length, coordinate(place.lat()));
            length = put(into, length, ",\"lon\":");
            length = put(into, length, coordinate(place.lon()));
            length = put(into, length, ",\"speed_mps\":5.0,\"heading_deg\":90.0,\"accuracy_m\":5.0}");
        }
        return put(into, length, "]");
    }

    /** When the van leaves. */
    private Instant departure(int number) {
        return start.minusSeconds(number % secondsBetweenStops);
    }

    /** When the van is at the door of a stop. */
    Instant arrival(int number, int stop) {
        return departure(number).plusSeconds((stop + 1L) * secondsBetweenStops);
    }

    /** The announcement of the parcel of a stop as the JSON of {@code /api/v1/parcels}; an e-mail address, no phone. */
    String announcement(int number, int stop) {
        return """
                {"parcel_id":"%s","brand":"express","announced_at":"%s","recipient":{"name":"Recipient %d.%d",\
                "email":"r%d.%d@example.org","language":"en"},"address":{"line":"%d Straight Street","postcode":"06000",\
                "city":"Bench","country":"FR"}}""".formatted(parcel(number, stop), start.minusSeconds(7200), number, stop, number, stop, stop + 1);
    }

    private static LatLon along(int number, double metres) {
        double lat = ORIGIN.lat() + number * 20 / METRES_PER_DEGREE;
        return new LatLon(lat, ORIGIN.lon() + metres / (METRES_PER_DEGREE * Math.cos(Math.toRadians(lat))));
    }

    /** Six decimals without the cost of a formatter. */
    private static String coordinate(double degrees) {
        long micro = Math.round(degrees * 1e6);
        String fraction = Long.toString(1_000_000 + Math.abs(micro % 1_000_000));
        return (micro < 0 ? "-" : "") + Math.abs(micro / 1_000_000) + "." + fraction.substring(1);
    }

    private static int put(byte[] into, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, into, at, bytes.length);
        return at + bytes.length;
    }
}
