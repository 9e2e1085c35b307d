package fr.creneau.city.day;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Cuts a town's stops of a day into compact districts, one for each round: always across the longer side. Stateless. */
final class Districts {
    private Districts() {}

    /**
     * @param sizes how many stops each round wants; together as many as there are stops
     */
    static List<List<StopOfDay>> cut(List<StopOfDay> stops, List<Integer> sizes) {
        if (sizes.size() == 1) {
            return List.of(stops);
        }
        double latSpan = span(stops, stop -> stop.address().kerb().lat());
        double lonSpan = span(stops, stop -> stop.address().kerb().lon())
                * Math.cos(Math.toRadians(stops.get(0).address().kerb().lat()));
        ToDoubleFunction<StopOfDay> along = latSpan > lonSpan
                ? stop -> stop.address().kerb().lat()
                : stop -> stop.address().kerb().lon();
        List<StopOfDay> sorted = new ArrayList<>(stops);
        sorted.sort(Comparator.comparingDouble(along)
                .thenComparing(stop -> stop.address().id()));
        int half = sizes.size() / 2;
        int cut = sizes.subList(0, half).stream().mapToInt(Integer::intValue).sum();
        List<List<StopOfDay>> districts = new ArrayList<>(cut(sorted.subList(0, cut), sizes.subList(0, half)));
        districts.addAll(cut(sorted.subList(cut, sorted.size()), sizes.subList(half, sizes.size())));
        return districts;
    }

    private static double span(List<StopOfDay> stops, ToDoubleFunction<StopOfDay> field) {
        var summary = stops.stream().mapToDouble(field).summaryStatistics();
        return summary.getMax() - summary.getMin();
    }
}
