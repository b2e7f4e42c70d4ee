/** The addresses of insights. Pages are loaded when they are opened. */

export const insightsRoutes = [] as const;
