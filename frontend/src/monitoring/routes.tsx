/** The addresses of monitoring. Pages are loaded when they are opened. */

export const monitoringRoutes = [] as const;
