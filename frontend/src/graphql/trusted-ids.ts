/** The ids of our operations by name. The build fills it; without one (in development) texts are sent. */
export const trustedIds: Record<string, string> = {};
