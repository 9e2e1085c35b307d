/** What every door has in common: problem documents, JSON, entity tags, limits of rate, headers. */
@NullMarked
package fr.creneau.server.http;

import org.jspecify.annotations.NullMarked;
