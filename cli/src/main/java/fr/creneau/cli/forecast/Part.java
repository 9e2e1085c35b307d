package fr.creneau.cli.forecast;

/** What can be left out of a backtest, to see what it brings; the calendar is left out by naming no country. */
enum Part {
    /** Further columns of the table, as the trees see them. */
    STATICS,
    /** The week that is looked for behind a season of hours. */
    WEEK,
    /** Learnt weights of the ensemble: the equal mean instead. */
    WEIGHTS,
    /** Units of errors by series and phase: errors of all series alike instead. */
    UNITS
}
