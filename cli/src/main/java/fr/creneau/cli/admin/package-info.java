/** {@code admin}: what an operator does to a running installation; staff, keys, dead letters, the store's rebuilding. */
@NullMarked
package fr.creneau.cli.admin;

import org.jspecify.annotations.NullMarked;
