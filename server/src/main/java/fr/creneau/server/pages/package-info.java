/** What a browser loads: the built pages, the map's tiles, the API's documentation. No data of anybody. */
@NullMarked
package fr.creneau.server.pages;

import org.jspecify.annotations.NullMarked;
