package fr.creneau.core.geo;

import java.util.ArrayList;
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

    /** The places of a line, up to where it is cut or leaves the globe: what others send is not ours to refuse here. */
    public static List<LatLon> decode(String text) {
        List<LatLon> line = new ArrayList<>();
        long[] sums = new long[2];
        int at = 0;
        for (int number = 0; at < text.length(); number++) {
            long value = 0;
            int five = 0x20;
            for (int shift = 0; five >= 0x20 && at < text.length() && shift < 60; shift += 5) {
                five = text.charAt(at++) - 63;
                value |= (long) (five & 0x1f) << shift;
            }
            if (five < 0 || five >= 0x20) {
                return line;
            }
            sums[number % 2] += (value & 1) == 1 ? ~(value >> 1) : value >> 1;
            if (number % 2 == 1) {
                double lat = sums[0] / 1e5;
                double lon = sums[1] / 1e5;
                if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
                    return line;
                }
                line.add(new LatLon(lat, lon));
            }
        }
        return line;
    }
}
