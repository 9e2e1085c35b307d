/**
 * Profiles of the cold chain as people write them: YAML, checked key by key, and the French ones built in. Every mistake
 * is told with its file, line, key, value and what was expected.
 */
@NullMarked
package fr.creneau.cli.cold.profile;

import org.jspecify.annotations.NullMarked;
