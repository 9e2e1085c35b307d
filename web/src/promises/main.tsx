import { render } from "preact";
import "../ui/base.css";
import "../staff/staff.css";
import "./promises.css";
import { PromisesPage } from "./PromisesPage.tsx";

const page = document.getElementById("page");
if (page !== null) {
  render(<PromisesPage />, page);
}
