import { render } from "preact";
import "../ui/base.css";
import "../map/map.css";
import "./recipient.css";
import { RecipientPage } from "./RecipientPage.tsx";

const token = location.pathname.split("/").filter((part) => part !== "")[1] ?? "";
const page = document.getElementById("page");
if (page !== null) {
  render(<RecipientPage token={token} />, page);
}
