/**
 * What may stand on a parcel's label, and its check digits: UPU S10, GS1 SSCC, DPD's 28 characters, and our own carrier's
 * number. Text in, a closed outcome out; nothing here knows whether such a parcel exists.
 */
@NullMarked
package fr.creneau.core.parcel.number;

import org.jspecify.annotations.NullMarked;
