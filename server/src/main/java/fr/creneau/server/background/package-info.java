/** Work that nobody waits for, done again and again beside what is asked. */
@NullMarked
package fr.creneau.server.background;

import org.jspecify.annotations.NullMarked;
