/** Models of one series each: seasonal naive, Naive2, ETS, Theta, MSTL, a regression on lags; and what they share. */
@NullMarked
package fr.creneau.core.forecast.models;

import org.jspecify.annotations.NullMarked;
