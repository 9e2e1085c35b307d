/**
 * Drives the product: sends a day's messages at their time of the domain clock, through the public doors and nothing
 * else, as phones, handhelds, shippers and planning systems would. The first van reports as the phone app Traccar Client
 * does (OsmAnd by GET, its key in the path), the others in JSON and NDJSON.
 */
@NullMarked
package fr.creneau.city.drive;

import org.jspecify.annotations.NullMarked;
