/** The addresses of rewarding. Pages are loaded when they are opened. */

export const rewardingRoutes = [] as const;
