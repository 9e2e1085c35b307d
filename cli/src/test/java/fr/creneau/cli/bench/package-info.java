@NullMarked
package fr.creneau.cli.bench;

import org.jspecify.annotations.NullMarked;
