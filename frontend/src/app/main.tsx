import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/layout.css";
import "../ui/button.css";
import "../ui/field.css";
import "../ui/choice.css";
import "../ui/card.css";
import "../ui/status.css";
import "../ui/table.css";
import "../ui/states.css";
import "../ui/chart.css";
import "../ui/overlay.css";
import "../ui/toast.css";
import "../ui/side-bar.css";
import "../ui/shell.css";
import "../ui/gate.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
