/**
 * Learning of arrival times from days that are over: rows in ({@link fr.creneau.learning.eta.DelayRows}), trees out
 * ({@link fr.creneau.learning.eta.DelayTrainer}), kept by version on a shelf ({@link fr.creneau.learning.eta.ModelShelf}).
 */
@NullMarked
package fr.creneau.learning.eta;

import org.jspecify.annotations.NullMarked;
