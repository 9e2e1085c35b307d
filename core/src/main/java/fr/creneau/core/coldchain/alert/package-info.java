/** Alerts as facts of a curve, and the versions in which they were told. */
@NullMarked
package fr.creneau.core.coldchain.alert;

import org.jspecify.annotations.NullMarked;
