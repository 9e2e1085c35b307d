/**
 * The streams: plans to claims, claims and reports to rounds, and the one writer of each round. The rules are in the
 * core; here are the stages that keep their states in changelogged stores and pass words on, exactly once.
 */
@NullMarked
package fr.creneau.streams.topology;

import org.jspecify.annotations.NullMarked;
