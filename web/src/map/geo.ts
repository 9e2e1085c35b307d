/** A place in degrees of WGS 84. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** Metres; sphere of the IUGG's mean radius R1. */
const EARTH_RADIUS_M = 6_371_008.8;
/** Pixels of the whole world at zoom 0, as MapLibre draws it. */
const WORLD_PIXELS = 512;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine). */
export function metresBetween(a: Place, b: Place): number {
  const dLat = radians(b.lat - a.lat);
  const dLon = radians(b.lon - a.lon);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Of the eight winds, clockwise from north (0), the one in which `to` lies seen from `from`. */
export function windFrom(from: Place, to: Place): number {
  const east = (to.lon - from.lon) * Math.cos(radians((from.lat + to.lat) / 2));
  const degrees = (Math.atan2(east, to.lat - from.lat) * 180) / Math.PI;
  return (Math.round(degrees / 45) + 8) % 8;
}

/** How many pixels a metre is on the map at this latitude and zoom. */
export function pixelsPerMetre(lat: number, zoom: number): number {
  return (WORLD_PIXELS * 2 ** zoom) / (2 * Math.PI * EARTH_RADIUS_M * Math.cos(radians(lat)));
}

/** Decodes Google's encoded polyline with five decimals. Stops quietly at a cut end. */
export function decodePolyline(encoded: string): Place[] {
  const places: Place[] = [];
  let at = 0;
  let lat = 0;
  let lon = 0;
  const next = (): number | null => {
    let value = 0;
    for (let shift = 0; at < encoded.length; shift += 5) {
      const five = encoded.charCodeAt(at++) - 63;
      value |= (five & 31) << shift;
      if (five < 32) {
        return value & 1 ? ~(value >> 1) : value >> 1;
      }
    }
    return null;
  };
  while (at < encoded.length) {
    const dLat = next();
    const dLon = next();
    if (dLat === null || dLon === null) {
      break;
    }
    lat += dLat;
    lon += dLon;
    places.push({ lat: lat / 1e5, lon: lon / 1e5 });
  }
  return places;
}
