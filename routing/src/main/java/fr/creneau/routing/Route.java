package fr.creneau.routing;

import fr.creneau.core.geo.LatLon;
import java.util.List;

/**
 * A van's way from one point to another along the streets.
 *
 * @param points the polyline, first to last, two or more; starts and ends on the street, not at the door
 * @param secondsAt seconds of driving from the start to each of the points, ascending from 0; as long as {@code points}
 * @param metres length of the way, 0 or more
 */
public record Route(List<LatLon> points, List<Double> secondsAt, double metres) {
    public Route {
        points = List.copyOf(points);
        secondsAt = List.copyOf(secondsAt);
        if (points.size() < 2 || points.size() != secondsAt.size()) {
            throw new IllegalArgumentException("route of %d points with %d times: expected as many, two or more"
                    .formatted(points.size(), secondsAt.size()));
        }
    }

    /** Seconds of driving over the whole way on empty streets. */
    public double seconds() {
        return secondsAt.get(secondsAt.size() - 1);
    }
}
