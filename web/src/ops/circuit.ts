import type { Round } from "../api/contract.ts";
import { decodePolyline, metresBetween, type Place } from "../map/geo.ts";

/** Two passages that come this close to a stop are as good as each other; the earlier one is meant. */
const AS_NEAR_M = 20;

/**
 * What is left of the planned circuit: from the stop served last to the end. Where the plan has no circuit, straight
 * lines between the remaining stops. Stops are looked for along the circuit in planned order, because a circuit may
 * pass the same corner more than once.
 */
export function remainingCircuit(round: Round): Place[] {
  const lastDone = round.stops.findLastIndex((stop) => stop.status !== "pending");
  if (!round.circuit) {
    return round.stops.slice(Math.max(0, lastDone));
  }
  const circuit = decodePolyline(round.circuit);
  let at = 0;
  for (const stop of round.stops.slice(0, lastDone + 1)) {
    at = nextPassage(circuit, at, stop);
  }
  return circuit.slice(at);
}

function nextPassage(circuit: readonly Place[], from: number, stop: Place): number {
  const distances = circuit.slice(from).map((place) => metresBetween(place, stop));
  const nearest = Math.min(...distances);
  const index = distances.findIndex((distance) => distance <= nearest + AS_NEAR_M);
  return index < 0 ? from : from + index;
}
