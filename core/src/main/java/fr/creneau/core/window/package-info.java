/** The window told to a recipient: which hour, and with what probability it is kept. Early is a miss, like late. */
@NullMarked
package fr.creneau.core.window;

import org.jspecify.annotations.NullMarked;
