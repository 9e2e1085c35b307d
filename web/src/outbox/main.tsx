import { render } from "preact";
import "../ui/base.css";
import "../staff/staff.css";
import "./outbox.css";
import { OutboxPage } from "./OutboxPage.tsx";

const page = document.getElementById("page");
if (page !== null) {
  render(<OutboxPage />, page);
}
