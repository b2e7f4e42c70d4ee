import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { reference } from "./reference-plugin.ts";

export default defineConfig({
  plugins: [react(), reference()],
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    restoreMocks: true,
  },
});
