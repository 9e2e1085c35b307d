import { render } from "preact";
import "../ui/base.css";
import "../map/map.css";
import "../staff/staff.css";
import "./ops.css";
import { OpsPage } from "./OpsPage.tsx";

const page = document.getElementById("page");
if (page !== null) {
  render(<OpsPage />, page);
}
