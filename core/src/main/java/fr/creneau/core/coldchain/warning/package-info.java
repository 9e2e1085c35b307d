/** The look ahead: how likely a limit is passed soon, from the last readings and the surroundings. */
@NullMarked
package fr.creneau.core.coldchain.warning;

import org.jspecify.annotations.NullMarked;
