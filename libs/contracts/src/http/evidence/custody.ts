export const custodyRoutes = {};
