/**
 * What an OpenStreetMap extract holds, in memory: tagged nodes, ways with their points, areas with their rings. For
 * extracts of a town or a county, some hundred megabytes at most.
 */
@NullMarked
package fr.creneau.routing.osm;

import org.jspecify.annotations.NullMarked;
