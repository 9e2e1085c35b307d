/** Whether the server lives, whether it is ready, and its figures. */
@NullMarked
package fr.creneau.server.health;

import org.jspecify.annotations.NullMarked;
