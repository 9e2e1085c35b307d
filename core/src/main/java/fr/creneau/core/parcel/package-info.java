/** Parcels: what stands on their labels, and what happens to them. */
@NullMarked
package fr.creneau.core.parcel;

import org.jspecify.annotations.NullMarked;
