/**
 * The town's map as vector tiles of its own, so that no page needs a foreign host: {@link fr.creneau.city.tiles.TileExport}
 * writes {@code z/x/y.pbf} (Mapbox Vector Tile 2.1, extent 4096, not compressed) for zooms 10 to 15, to be shown closer by
 * overzooming, and {@code town.json} beside them, in the form of the product's {@code GET /api/town}.
 *
 * <table>
 * <caption>Layers</caption>
 * <tr><th>layer</th><th>geometry</th><th>attributes</th></tr>
 * <tr><td>{@code roads}</td><td>lines</td><td>{@code class}: motorway, trunk, primary, secondary, tertiary, minor,
 *     service, path, rail; {@code name} where it has one; {@code tunnel}: true in a tunnel</td></tr>
 * <tr><td>{@code buildings}</td><td>polygons, from zoom 14</td><td>none</td></tr>
 * <tr><td>{@code water}</td><td>polygons</td><td>{@code class}: sea, inland; {@code name}</td></tr>
 * <tr><td>{@code green}</td><td>polygons</td><td>{@code class}: park, wood, grass; {@code name}</td></tr>
 * <tr><td>{@code places}</td><td>points</td><td>{@code class}: city, town, village, suburb, quarter, neighbourhood;
 *     {@code name}</td></tr>
 * </table>
 *
 * <p>Small roads and areas are left out at low zooms. The data are © OpenStreetMap contributors (ODbL).
 */
@NullMarked
package fr.creneau.city.tiles;

import org.jspecify.annotations.NullMarked;
