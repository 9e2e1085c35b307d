/** Places and distances on the earth. Angles are degrees WGS 84, lengths metres. */
@NullMarked
package fr.creneau.core.geo;

import org.jspecify.annotations.NullMarked;
