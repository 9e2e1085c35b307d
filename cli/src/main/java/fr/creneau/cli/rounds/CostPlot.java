package fr.creneau.cli.rounds;

import fr.creneau.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The best cost over time as an SVG picture: a step each time that it fell, and a line at the best cost known. */
final class CostPlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 36;
    private static final int BOTTOM = 40;
    private static final int TICKS = 5;

    /** The first plan is far off; what is above this multiple of the last cost is cut off. */
    private static final double HIGHEST = 1.2;

    private final double seconds;
    private final double low;
    private final double high;

    private CostPlot(double seconds, double low, double high) {
        this.seconds = seconds;
        this.low = low;
        this.high = high;
    }

    /** {@code curve}: [seconds, cost] in order of time, 1 or more. */
    static void write(Path file, String title, double seconds, List<List<Double>> curve, OptionalDouble bestKnown) {
        double last = curve.get(curve.size() - 1).get(1);
        double low = Math.min(last, bestKnown.orElse(last)) * 0.99;
        double high = Math.max(low * 1.01, Math.min(curve.get(0).get(1), last * HIGHEST));
        String svg = new CostPlot(seconds, low, high).draw(title, curve, bestKnown);
        try {
            Files.writeString(file, svg);
        } catch (IOException e) {
            throw new UserError(
                    "The plot could not be written to " + file + ": " + e.getMessage(), "choose a folder that exists.");
        }
    }

    private String draw(String title, List<List<Double>> curve, OptionalDouble bestKnown) {
        StringBuilder svg = new StringBuilder();
        say(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                HEIGHT);
        say(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        say(
                svg,
                "<text x=\"%d\" y=\"20\" font-size=\"14\">%s</text>",
                LEFT,
                title.replace("&", "&amp;").replace("<", "&lt;"));
        for (int tick = 0; tick <= TICKS; tick++) {
            double cost = low + (high - low) * tick / TICKS;
            double time = seconds * tick / TICKS;
            say(svg, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>", LEFT, y(cost), WIDTH - RIGHT);
            say(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>", LEFT - 6, y(cost) + 4, cost);
            say(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.3g s</text>",
                    x(time),
                    HEIGHT - BOTTOM + 18,
                    time);
        }
        bestKnown.ifPresent(best -> {
            say(
                    svg,
                    "<path d=\"M%d %.1fH%d\" stroke=\"#080\" stroke-dasharray=\"6 4\"/>",
                    LEFT,
                    y(best),
                    WIDTH - RIGHT);
            say(
                    svg,
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#080\">best known %.1f</text>",
                    WIDTH - RIGHT,
                    y(best) - 5,
                    best);
        });
        StringBuilder line = new StringBuilder();
        for (List<Double> point : curve) {
            say(line, line.isEmpty() ? "M%.1f %.1f" : "H%.1fV%.1f", x(point.get(0)), y(point.get(1)));
        }
        say(svg, "<path d=\"%sH%.1f\" fill=\"none\" stroke=\"#06c\" stroke-width=\"2\"/>", line, x(seconds));
        return svg.append("</svg>\n").toString();
    }

    private double x(double time) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.min(1, time / seconds);
    }

    private double y(double cost) {
        double shown = Math.min(high, cost);
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (shown - low) / (high - low);
    }

    private static void say(StringBuilder svg, String form, Object... values) {
        svg.append(String.format(Locale.ROOT, form, values));
    }
}
