/** The shapes of server/src/main/resources/openapi.yaml, by the names the pages use. Generated types; a change of the contract that breaks a page fails the build. */
import type { components, operations } from "./contract.gen.ts";

type Schemas = components["schemas"];
type Json<O extends keyof operations> = operations[O] extends {
  responses: { 200: { content: { "application/json": infer T } } };
}
  ? T
  : never;

export type RecipientView = Schemas["RecipientView"];
export type Window = Schemas["Window"];
export type Board = Schemas["Board"];
export type BoardRow = Schemas["BoardRow"];
export type VanOnMap = Schemas["VanOnMap"];
export type WindowAtRisk = Schemas["WindowAtRisk"];
export type Round = Schemas["Round"];
export type Stop = Round["stops"][number];
export type ParcelStory = Schemas["ParcelStory"];
export type OperatorNotice = Schemas["OperatorNotice"];
export type Message = Schemas["Message"];
export type Session = Schemas["Session"];
export type PromiseAccount = Schemas["PromiseAccount"];
export type PromiseCount = Schemas["PromiseCount"];
export type Problem = Schemas["Problem"];
export type Town = Json<"getTown">;
export type DepotDay = Json<"listDays">[number];
export type Track = Json<"getTrack">;
export type FoundParcel = Json<"findParcels">[number];
export type SilentVan = Json<"listSilentVans">[number];
export type NoticePage = Json<"listNotices">;
export type MessagePage = Json<"listMessages">;
