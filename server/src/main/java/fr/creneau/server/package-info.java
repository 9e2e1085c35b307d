/**
 * The front door: ingest, API, live pages, security, and the sinks that carry effects to the store, wired by plain
 * constructors. Nothing here decides about parcels or rounds: that is the core's.
 */
@NullMarked
package fr.creneau.server;

import org.jspecify.annotations.NullMarked;
