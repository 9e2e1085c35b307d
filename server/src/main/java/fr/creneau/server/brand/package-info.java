/** The brands that share the system: how each is named, coloured and reached. */
@NullMarked
package fr.creneau.server.brand;

import org.jspecify.annotations.NullMarked;
