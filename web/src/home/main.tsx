import { render } from "preact";
import "../ui/base.css";
import "../staff/staff.css";
import "./home.css";
import { HomePage } from "./HomePage.tsx";

const page = document.getElementById("page");
if (page !== null) {
  render(<HomePage />, page);
}
