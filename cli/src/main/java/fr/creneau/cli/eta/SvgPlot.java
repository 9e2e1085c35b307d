package fr.creneau.cli.eta;

import fr.creneau.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over two axes that begin at 0, as SVG that needs nothing else. Not thread-safe. */
final class SvgPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int RIGHT = 130;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final int TICKS = 5;
    private static final List<String> COLOURS = List.of("#767676", "#b35900", "#00509e", "#2e7d32");

    private final String title;
    private final Axis across;
    private final Axis up;
    private final List<Line> lines = new ArrayList<>();

    /**
     * @param name with the unit
     * @param end largest value shown
     */
    record Axis(String name, double end) {}

    private record Line(String name, double[] xs, double[] ys) {}

    SvgPlot(String title, Axis across, Axis up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    /** A line with a dot at each point; points that are no numbers are left out. */
    SvgPlot line(String name, double[] xs, double[] ys) {
        lines.add(new Line(name, xs.clone(), ys.clone()));
        return this;
    }

    void write(Path file) {
        try {
            Files.writeString(file, toSvg());
        } catch (IOException e) {
            throw new UserError(
                    "The plot could not be written to " + file + ": " + e.getMessage(), "choose a folder that exists.");
        }
    }

    String toSvg() {
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                HEIGHT);
        add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
        add(svg, "<text x=\"%d\" y=\"20\" font-size=\"14\">%s</text>", LEFT, title);
        for (int tick = 0; tick <= TICKS; tick++) {
            double x = across.end * tick / TICKS;
            double y = up.end * tick / TICKS;
            add(
                    svg,
                    "<path d=\"M%.1f %d V%d M%d %.1f H%d\" stroke=\"#ddd\"/>",
                    x(x),
                    TOP,
                    HEIGHT - BOTTOM,
                    LEFT,
                    y(y),
                    WIDTH - RIGHT);
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x(x),
                    HEIGHT - BOTTOM + 16,
                    number(x));
            add(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y(y) + 4, number(y));
        }
        add(svg, "<text x=\"%d\" y=\"%d\">%s</text>", LEFT, HEIGHT - 12, across.name);
        add(
                svg,
                "<text x=\"14\" y=\"%d\" transform=\"rotate(-90 14 %d)\">%s</text>",
                HEIGHT - BOTTOM,
                HEIGHT - BOTTOM,
                up.name);
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), COLOURS.get(i % COLOURS.size()), i);
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, Line line, String colour, int number) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < line.xs.length; i++) {
            if (Double.isFinite(line.ys[i])) {
                add(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x(line.xs[i]), y(line.ys[i]), colour);
                path.append(String.format(
                        Locale.ROOT, "%s%.1f %.1f ", path.isEmpty() ? "M" : "L", x(line.xs[i]), y(line.ys[i])));
            }
        }
        add(
                svg,
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                path.toString().strip(),
                colour);
        add(
                svg,
                "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>",
                WIDTH - RIGHT + 10,
                TOP + 14 + 18 * number,
                colour,
                line.name);
    }

    private double x(double value) {
        return LEFT + (WIDTH - LEFT - RIGHT) * value / across.end;
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.min(1, value / up.end);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }

    private static void add(StringBuilder svg, String line, Object... values) {
        svg.append(String.format(Locale.ROOT, line, values)).append('\n');
    }
}
