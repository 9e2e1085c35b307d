package fr.creneau.cli.position;

import fr.creneau.cli.InputFile;
import fr.creneau.cli.UserError;
import fr.creneau.core.match.StreetNet;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One track with the streets around it and the way really driven, in the form of Kubička et al. ("Dataset for testing and
 * training of map-matching algorithms", 2015): four tab-separated files without header, gzipped or not.
 *
 * @param name the folder's
 * @param fixes each longitude and latitude in degrees WGS 84, and seconds
 * @param driven arcs of the net, in the order driven
 */
record KubickaTrack(String name, double[][] fixes, StreetNet net, int[] driven) {
    /** The tracks of all folders in this one, by name. */
    static List<Path> listFolders(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "There is no folder " + folder + ".",
                    "check the path, seen from " + Path.of("").toAbsolutePath() + ".");
        }
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> folders = inside.filter(Files::isDirectory).sorted().toList();
            if (folders.isEmpty()) {
                throw new UserError(
                        folder + " has no folders in it.",
                        "name the folder that holds one folder for each track, such as 00000000/.");
            }
            return folders;
        } catch (IOException e) {
            throw new UserError(folder + " cannot be read: " + e.getMessage(), "you may not read it.");
        }
    }

    static KubickaTrack read(Path folder) {
        String name = folder.getFileName().toString();
        double[][] nodes = rows(folder, name + ".nodes", 2);
        double[][] arcs = rows(folder, name + ".arcs", 2);
        double[][] route = rows(folder, name + ".route", 1);
        double[] lon = column(nodes, 0);
        double[] lat = column(nodes, 1);
        try {
            StreetNet net = StreetNet.of(lat, lon, whole(arcs, 0), whole(arcs, 1));
            int[] driven = whole(route, 0);
            for (int arc : driven) {
                if (arc < 0 || arc >= net.arcs()) {
                    throw new IllegalArgumentException(
                            "the route has arc %d: expected 0..%d".formatted(arc, net.arcs() - 1));
                }
            }
            return new KubickaTrack(name, rows(folder, name + ".track", 3), net, driven);
        } catch (IllegalArgumentException e) {
            throw new UserError(folder + ": " + e.getMessage() + ".", "its files are of different tracks.");
        }
    }

    private static double[][] rows(Path folder, String name, int columns) {
        Path plain = folder.resolve(name);
        Path file = Files.exists(plain) ? plain : folder.resolve(name + ".gz");
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader reader = InputFile.open(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    rows.add(row(file, number, line, columns));
                }
            }
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage(), "it is cut off.");
        }
        return rows.toArray(double[][]::new);
    }

    private static double[] row(Path file, int number, String line, int columns) {
        String[] fields = line.strip().split("\\s+", -1);
        double[] row = new double[columns];
        try {
            for (int i = 0; i < columns; i++) {
                row[i] = Double.parseDouble(fields[i]);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new UserError(
                    "%s:%d: '%s': expected %d numbers between tabs.".formatted(file, number, line, columns),
                    "the file is of another form.");
        }
        return row;
    }

    private static double[] column(double[][] rows, int column) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = rows[i][column];
        }
        return values;
    }

    private static int[] whole(double[][] rows, int column) {
        int[] values = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = (int) rows[i][column];
        }
        return values;
    }
}
