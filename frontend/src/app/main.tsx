import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/controls.css";
import "../ui/data.css";
import "../ui/overlay.css";
import "../ui/shell.css";
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
