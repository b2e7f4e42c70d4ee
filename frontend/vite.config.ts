import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { reference } from "./reference-plugin.ts";
import { trustedDocuments } from "./trusted-documents.ts";

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

/** The domain of a module; what belongs to none is a part for all. */
const domainOf = (id: string) =>
  /frontend\/src\/(people|planning|monitoring|reviewing|rewarding)\//.exec(id)?.[1] ?? "parts";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react(), preloadFont(), reference(), trustedDocuments(fileURLToPath(new URL("src", import.meta.url)))],
  build: {
    outDir: "dist",
    target: "es2022",
    manifest: true,
    // Data URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // A page asks for few files: the frame with all it needs, what three pages share, what two of a domain share, and its own.
        codeSplitting: {
          groups: [
            { name: "frame", tags: ["$initial"], priority: 2 },
            { name: "shared", minShareCount: 3, priority: 1 },
            { name: "home", test: /src\/insights\// },
            { name: domainOf, minShareCount: 2 },
          ],
        },
      },
    },
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
