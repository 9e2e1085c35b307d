package fr.creneau.city.tiles;

import java.util.Arrays;

/** A growing list of points on a plane. Not thread-safe. */
final class Path2 {
    private double[] xy = new double[32];
    private int size;

    void add(double x, double y) {
        if (2 * size == xy.length) {
            xy = Arrays.copyOf(xy, xy.length * 2);
        }
        xy[2 * size] = x;
        xy[2 * size + 1] = y;
        size++;
    }

    int size() {
        return size;
    }

    double x(int index) {
        return xy[2 * index];
    }

    double y(int index) {
        return xy[2 * index + 1];
    }

    /** Twice the enclosed area; positive when it turns clockwise on a plane whose y points down, as tiles have. */
    double doubleArea() {
        double area = 0;
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            area += x(i) * y(next) - x(next) * y(i);
        }
        return area;
    }

    Path2 reversed() {
        Path2 back = new Path2();
        for (int i = size - 1; i >= 0; i--) {
            back.add(x(i), y(i));
        }
        return back;
    }

    /** Whether the point lies in the ring; on its edge either may be said. */
    boolean encloses(double px, double py) {
        boolean inside = false;
        for (int i = 0, j = size - 1; i < size; j = i++) {
            boolean crosses = (y(i) > py) != (y(j) > py);
            if (crosses && px < (x(j) - x(i)) * (py - y(i)) / (y(j) - y(i)) + x(i)) {
                inside = !inside;
            }
        }
        return inside;
    }
}
