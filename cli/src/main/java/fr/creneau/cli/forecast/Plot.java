package fr.creneau.cli.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plot of one series as SVG: the past and the actual values in ink, the forecast in accent, its 80 % and 95 %
 * intervals as two shades, gaps left empty. Not thread-safe.
 */
final class Plot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 260;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 28;
    private static final int BOTTOM = 32;
    private static final String INK = "#1b1f24";
    private static final String ACCENT = "#0b6bcb";
    private static final int TICKS = 4;

    private final String title;
    private final String unit;
    private final int from;
    private final int to;
    private final StringBuilder shapes = new StringBuilder();
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private final List<Runnable> drawing = new ArrayList<>();

    /**
     * @param unit of the steps, such as {@code days from the origin}
     * @param from first step shown; 0 is the origin, the step 1 the first that is told
     */
    Plot(String title, String unit, int from, int to) {
        this.title = title;
        this.unit = unit;
        this.from = from;
        this.to = to;
    }

    /** Known values, the first at {@code start}; NaN is a gap. */
    Plot known(int start, double[] values) {
        return line(start, values, INK, 1.2);
    }

    /** Told values, the first at {@code start}. */
    Plot told(int start, double[] values) {
        return line(start, values, ACCENT, 2);
    }

    /** An interval, drawn beneath what is added after it. */
    Plot between(int start, double[] lows, double[] highs, double opacity) {
        look(lows);
        look(highs);
        drawing.add(() -> {
            StringBuilder path = new StringBuilder();
            for (int t = 0; t < lows.length; t++) {
                path.append(t == 0 ? "M" : "L").append(point(start + t, lows[t]));
            }
            for (int t = highs.length - 1; t >= 0; t--) {
                path.append("L").append(point(start + t, highs[t]));
            }
            shapes.append("<path d=\"%sZ\" fill=\"%s\" fill-opacity=\"%s\"/>\n".formatted(path, ACCENT, opacity));
        });
        return this;
    }

    String toSvg() {
        if (!(high > low)) {
            double middle = Double.isFinite(low) ? low : 0;
            low = middle - 1;
            high = middle + 1;
        }
        drawing.forEach(Runnable::run);
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\"\n"
                .formatted(WIDTH, HEIGHT, escaped(title)));
        svg.append("  font-family=\"system-ui, sans-serif\" font-size=\"11\" fill=\"%s\">\n".formatted(INK));
        svg.append("<text x=\"%d\" y=\"16\" font-size=\"13\">%s</text>\n".formatted(LEFT, escaped(title)));
        for (int tick = 0; tick <= TICKS; tick++) {
            double value = low + (high - low) * tick / TICKS;
            svg.append("<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" stroke=\"#d7dbe0\" stroke-width=\"0.5\"/>\n"
                    .formatted(LEFT, WIDTH - RIGHT, one(y(value)), one(y(value))));
            svg.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>\n"
                    .formatted(LEFT - 6, one(y(value) + 4), number(value)));
        }
        for (int t : new int[] {from, 0, to}) {
            svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%d</text>\n"
                    .formatted(one(x(t)), HEIGHT - BOTTOM + 14, t));
        }
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
                .formatted(WIDTH - RIGHT, HEIGHT - 4, escaped(unit)));
        svg.append("<line x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-dasharray=\"3 3\"/>\n"
                .formatted(one(x(0.5)), one(x(0.5)), TOP, HEIGHT - BOTTOM, INK));
        return svg.append(shapes).append("</svg>\n").toString();
    }

    private Plot line(int start, double[] values, String colour, double width) {
        look(values);
        drawing.add(() -> {
            StringBuilder path = new StringBuilder();
            boolean pen = false;
            for (int t = 0; t < values.length; t++) {
                boolean there = !Double.isNaN(values[t]);
                if (there) {
                    path.append(pen ? "L" : "M").append(point(start + t, values[t]));
                }
                pen = there;
            }
            shapes.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>\n"
                    .formatted(path, colour, width));
        });
        return this;
    }

    private void look(double[] values) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
    }

    private String point(double t, double value) {
        return one(x(t)) + " " + one(y(value));
    }

    private double x(double t) {
        return LEFT + (t - from) / Math.max(1, to - from) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
    }

    private static String one(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }

    private static String number(double value) {
        return Math.abs(value) >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
