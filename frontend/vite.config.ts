import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const server = "http://127.0.0.1:8000";

/** Tells the browser about the one font file at once, under its hashed name. */
function preloadFont(): Plugin {
  return {
    name: "headway-preload-font",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((name) => name.endsWith(".woff2"));
        if (!font) return [];
        const attrs = { rel: "preload", as: "font", type: "font/woff2", crossorigin: "", href: `/${font}` };
        return [{ tag: "link", attrs, injectTo: "head-prepend" }];
      },
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react(), preloadFont()],
  build: {
    outDir: "dist",
    target: "es2022",
    manifest: true,
    // Data URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
  server: {
    host: "127.0.0.1",
    port: 5173,
    // As objects: a bare address would change the Host, and the server refuses what another origin sends.
    proxy: {
      "/graphql": { target: server, ws: true },
      "/auth": { target: server },
      "/imports": { target: server },
      "/exports": { target: server },
    },
  },
});
