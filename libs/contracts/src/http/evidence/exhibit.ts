export const exhibitRoutes = {};
