package fr.creneau.core.forecast;

/** Forecasts every series of a panel at once: the port behind which models stand, in the core or outside of it. */
public interface Forecaster {
    /** A short word, unique among the candidates: {@code ets}, {@code trees}. */
    String name();

    /**
     * Point forecasts, a row for each series: the step after the panel's origin first. Deterministic.
     *
     * @param past without gaps ({@link Panel#filled()}); a series may be empty and is then told zeros
     * @param horizon steps, at least 1
     */
    double[][] forecast(Panel past, int horizon);
}
