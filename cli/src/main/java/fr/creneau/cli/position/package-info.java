/** Where vans and people were: streets from fixes, on foot or on wheels, each measured against a known truth. */
@NullMarked
package fr.creneau.cli.position;

import org.jspecify.annotations.NullMarked;
