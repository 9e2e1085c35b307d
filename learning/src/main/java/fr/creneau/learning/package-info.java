/**
 * Learning from tables of numbers with LightGBM, the one native library of the house (it needs the system's {@code
 * libgomp1}). What is learnt is handed over as text; nothing here knows a parcel or a depot.
 */
@NullMarked
package fr.creneau.learning;

import org.jspecify.annotations.NullMarked;
