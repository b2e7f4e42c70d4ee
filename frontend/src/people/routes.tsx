/** The addresses of people. Pages are loaded when they are opened. */

export const peopleRoutes = [] as const;
