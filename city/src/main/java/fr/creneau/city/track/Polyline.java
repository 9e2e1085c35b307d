package fr.creneau.city.track;

import fr.creneau.core.geo.LatLon;
import java.util.List;

/** Google's encoded polyline, five decimals. Stateless. */
public final class Polyline {
    private Polyline() {}

    public static String encode(List<LatLon> line) {
        StringBuilder text = new StringBuilder();
        long lastLat = 0;
        long lastLon = 0;
        for (LatLon point : line) {
            long lat = Math.round(point.lat() * 1e5);
            long lon = Math.round(point.lon() * 1e5);
            append(text, lat - lastLat);
            append(text, lon - lastLon);
            lastLat = lat;
            lastLon = lon;
        }
        return text.toString();
    }

    private static void append(StringBuilder text, long difference) {
        long value = difference < 0 ? ~(difference << 1) : difference << 1;
        while (value >= 0x20) {
            text.append((char) ((0x20 | (value & 0x1f)) + 63));
            value >>= 5;
        }
        text.append((char) (value + 63));
    }
}
