package fr.creneau.city.cold;

import fr.creneau.city.noise.Chance;
import java.util.ArrayList;
import java.util.List;

/** The surroundings of a box on its way, °C for each minute: dock, lorry, hub, depot, van. Stateless. */
final class BoxWay {
    private BoxWay() {}

    static double[] draw(BoxNumbers n, double weatherC, Chance chance) {
        List<Double> minutes = new ArrayList<>();
        for (String place : List.of("dock", "lorry", "hub", "depot")) {
            double celsius = n.get(place + ".c") + n.get(place + ".sd_c") * chance.normal();
            stay(minutes, celsius, place, n, chance);
        }
        int vanFrom = minutes.size();
        stay(minutes, weatherC + n.get("van.over_weather_k"), "van", n, chance);
        double[] way = minutes.stream().mapToDouble(Double::doubleValue).toArray();
        int doors = (int) (n.get("doors.an_hour") * (way.length - vanFrom) / 60);
        for (int door = 0; door < doors; door++) {
            warm(way, vanFrom + chance.below(way.length - vanFrom), n.get("doors.minutes"), n.get("doors.over_k"));
        }
        if (chance.happens(n.get("sun.share"))) {
            double length = chance.between(n.get("sun.minutes_from"), n.get("sun.minutes_to"));
            double over = chance.between(n.get("sun.over_from_k"), n.get("sun.over_to_k"));
            warm(way, chance.below(way.length), length, over);
        }
        return way;
    }

    private static void stay(List<Double> minutes, double celsius, String place, BoxNumbers n, Chance chance) {
        double hours = chance.between(n.get(place + ".hours_from"), n.get(place + ".hours_to"));
        for (int minute = 0; minute < 60 * hours; minute++) {
            minutes.add(celsius);
        }
    }

    private static void warm(double[] way, int from, double minutes, double overK) {
        for (int minute = from; minute < Math.min(way.length, from + minutes); minute++) {
            way[minute] += overK;
        }
    }
}
