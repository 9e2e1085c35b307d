/** The public account of promises: what was told against what was kept, for anyone to check. No parcel, no person. */
@NullMarked
package fr.creneau.server.promises;

import org.jspecify.annotations.NullMarked;
