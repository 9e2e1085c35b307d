package fr.creneau.learning.forecast;

import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What does not change with time, as numbers: a name's values are counted in the order of the series. Immutable. */
final class Statics {
    private final float[][] rows;
    private final int columns;

    private Statics(float[][] rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    static Statics of(Panel panel) {
        TreeSet<String> names = new TreeSet<>();
        panel.series().forEach(one -> names.addAll(one.statics().keySet()));
        List<Map<String, Integer>> codes = new ArrayList<>();
        names.forEach(name -> codes.add(new HashMap<>()));
        float[][] rows = new float[panel.size()][names.size()];
        for (int i = 0; i < rows.length; i++) {
            Series one = panel.series().get(i);
            int column = 0;
            for (String name : names) {
                Map<String, Integer> known = codes.get(column);
                String value = one.statics().get(name);
                rows[i][column++] = value == null ? Float.NaN : known.computeIfAbsent(value, v -> known.size());
            }
        }
        return new Statics(rows, names.size());
    }

    static Statics none(Panel panel) {
        return new Statics(new float[panel.size()][0], 0);
    }

    int columns() {
        return columns;
    }

    /** Writes a series' statics from {@code at} on, and gives the column after them. */
    int fill(float[] row, int at, int series) {
        System.arraycopy(rows[series], 0, row, at, columns);
        return at + columns;
    }
}
