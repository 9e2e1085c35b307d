/**
 * Who may do what: keys of devices, shippers and planning systems, staff sessions, recipients' links. Whatever is secret
 * is random, and kept as a hash.
 */
@NullMarked
package fr.creneau.server.security;

import org.jspecify.annotations.NullMarked;
