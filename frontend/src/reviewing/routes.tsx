/** The addresses of reviewing. Pages are loaded when they are opened. */

export const reviewingRoutes = [] as const;
