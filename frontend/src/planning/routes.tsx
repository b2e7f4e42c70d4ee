/** The addresses of planning. Pages are loaded when they are opened. */

export const planningRoutes = [] as const;
