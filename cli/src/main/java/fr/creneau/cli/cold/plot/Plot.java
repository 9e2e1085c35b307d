package fr.creneau.cli.cold.plot;

import fr.creneau.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One plot over two linear axes, drawn call by call, later ones on top. Not thread-safe. */
public final class Plot {
    /** What is measured. */
    public static final String INK = "#1d2733";

    /** What is foretold, or ours among others. */
    public static final String ACCENT = "#0b6bcb";

    /** What stands behind. */
    public static final String SHADE = "#e8eef5";

    /** Limits, axes, words. */
    public static final String GREY = "#68737f";

    private static final int WIDTH = 880;
    private static final int HEIGHT = 320;
    private static final int LEFT = 56;
    private static final int RIGHT = 130;
    private static final int TOP = 36;
    private static final int BOTTOM = 44;
    private static final int TICKS = 6;

    private final StringBuilder shapes = new StringBuilder();
    private final Axis x;
    private final Axis y;

    /** An axis from one value to another, with its label. */
    public record Axis(String label, double from, double to) {
        public Axis {
            if (!(from < to)) {
                throw new IllegalArgumentException("axis %s from %s to %s".formatted(label, from, to));
            }
        }
    }

    /** A point in the axes' units; y that is NaN breaks a line. */
    public record Point(double x, double y) {}

    public Plot(String title, Axis x, Axis y) {
        this.x = x;
        this.y = y;
        shapes.append(words(LEFT, 20, "start", INK, title));
    }

    /** A line through the points, broken where y is NaN. */
    public Plot line(List<Point> points, String colour) {
        StringBuilder path = new StringBuilder();
        boolean on = false;
        for (Point point : points) {
            if (Double.isNaN(point.y)) {
                on = false;
                continue;
            }
            path.append(format("%s%.1f %.1f", on ? "L" : "M", px(point.x), py(point.y)));
            on = true;
        }
        shapes.append(format("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n", path, colour));
        return this;
    }

    /** Round marks. */
    public Plot dots(List<Point> points, String colour) {
        points.forEach(p -> shapes.append(
                format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", px(p.x), py(p.y), colour)));
        return this;
    }

    /** A shaded span over the whole height. */
    public Plot span(double from, double to, String colour) {
        double left = px(Math.max(from, x.from));
        double right = px(Math.min(to, x.to));
        if (right > left) {
            shapes.append(format(
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                    left, TOP, Math.max(1, right - left), HEIGHT - TOP - BOTTOM, colour));
        }
        return this;
    }

    /** A thin dashed line across, with its name at the end. */
    public Plot limit(double at, String name) {
        shapes.append(format(
                "<path d=\"M%d %.1fH%d\" stroke=\"%s\" stroke-dasharray=\"5 4\"/>%n",
                LEFT, py(at), WIDTH - RIGHT, GREY));
        shapes.append(words(WIDTH - RIGHT + 6, py(at) + 4, "start", GREY, name));
        return this;
    }

    /** A name at the right end, at the height of a value. */
    public Plot name(double at, String text, String colour) {
        shapes.append(words(WIDTH - RIGHT + 6, py(at) + 4, "start", colour, text));
        return this;
    }

    /** Writes the plot; folders are made. */
    public void write(Path file) {
        String svg = format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"system-ui, sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n%s%s</svg>%n",
                WIDTH, HEIGHT, shapes, axes());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, svg);
        } catch (IOException e) {
            throw new UserError(
                    "The plot could not be written to " + file + ": " + e.getMessage(), "choose another folder.");
        }
    }

    private String axes() {
        StringBuilder drawn = new StringBuilder();
        double step = step(x);
        for (double at = Math.ceil(x.from / step) * step; at <= x.to + step / 1e6; at += step) {
            drawn.append(words(px(at), HEIGHT - BOTTOM + 18, "middle", GREY, plain(at)));
        }
        step = step(y);
        for (double at = Math.ceil(y.from / step) * step; at <= y.to + step / 1e6; at += step) {
            drawn.append(words(LEFT - 8, py(at) + 4, "end", GREY, plain(at)));
        }
        drawn.append(format(
                "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"%s\"/>%n",
                LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT, GREY));
        drawn.append(words(WIDTH - RIGHT, HEIGHT - 8, "end", GREY, x.label));
        drawn.append(words(8, TOP - 6, "start", GREY, y.label));
        return drawn.toString();
    }

    /** 1, 2 or 5 times a power of ten, so that there are about six ticks. */
    private static double step(Axis axis) {
        double rough = (axis.to - axis.from) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double unit = rough / power;
        return power * (unit <= 1.5 ? 1 : unit <= 3.5 ? 2 : unit <= 7.5 ? 5 : 10);
    }

    private static String plain(double value) {
        double rounded = Math.round(value * 1e6) / 1e6;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }

    private double px(double value) {
        return LEFT + (value - x.from) / (x.to - x.from) * (WIDTH - LEFT - RIGHT);
    }

    private double py(double value) {
        double within = Math.max(y.from, Math.min(y.to, value));
        return HEIGHT - BOTTOM - (within - y.from) / (y.to - y.from) * (HEIGHT - TOP - BOTTOM);
    }

    private static String words(double x, double y, String anchor, String colour, String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;");
        return format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n", x, y, anchor, colour, safe);
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
